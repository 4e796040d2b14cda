using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.Knowledge;

namespace Portal.Cli.Eval;

/// <summary>Scores retrieval against questions with their gold pages. Gold pages that are not ingested are left out.</summary>
internal static class EvalRetrieval
{
    public static async Task<int> RunAsync(IReadOnlyList<JsonElement> gold, bool json, TextWriter output, CancellationToken cancellationToken)
    {
        await using var host = await VerbHost.StartAsync(cancellationToken);
        var index = host.Services.GetRequiredService<IKnowledgeIndex>();
        await using var db = await host.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(cancellationToken);
        var pages = (await db.Documents.Select(d => d.Path).ToListAsync(cancellationToken)).ToHashSet();
        var (ndcg, hits, reciprocal) = (new List<double>(), new List<double>(), new List<double>());
        var (yes, no) = (new List<double>(), new List<double>());
        foreach (var question in gold)
        {
            var wanted = question.TryGetProperty("gold", out var g) ? g.EnumerateArray().Select(p => p.GetString()!).Where(pages.Contains).ToHashSet() : [];
            var isAnswerable = question.GetProperty("answerable").GetBoolean();
            if (isAnswerable && wanted.Count == 0)
            {
                continue;
            }

            var answer = await index.SearchAsync(question.GetProperty("question").GetString()!, 30, cancellationToken);
            (isAnswerable ? yes : no).Add(answer.Answerable);
            if (!isAnswerable)
            {
                continue;
            }

            var ranked = answer.Hits.Select(hit => hit.Document).Distinct().Take(10).ToList();
            ndcg.Add(Ndcg(ranked, wanted));
            hits.Add(ranked.Take(5).Any(wanted.Contains) ? 1 : 0);
            reciprocal.Add(ranked.FindIndex(wanted.Contains) is >= 0 and var at ? 1.0 / (at + 1) : 0);
        }

        var totals = new
        {
            questions = ndcg.Count, unanswerable = no.Count, ndcg10 = Mean(ndcg), hit5 = Mean(hits), mrr = Mean(reciprocal), auroc = Auroc(yes, no),
        };
        await (json ? JsonOutput.WriteAsync(output, totals) : output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{totals.questions} questions: nDCG@10 {totals.ndcg10}, hit@5 {totals.hit5}, MRR {totals.mrr}; AUROC of answerable {totals.auroc}")));
        return 0;
    }

    private static double Ndcg(List<string> ranked, HashSet<string> wanted)
    {
        var gain = ranked.Select((page, i) => wanted.Contains(page) ? 1 / Math.Log2(i + 2) : 0).Sum();
        return gain / Enumerable.Range(0, Math.Min(wanted.Count, 10)).Sum(i => 1 / Math.Log2(i + 2));
    }

    // The share of (answerable, unanswerable) pairs in the right order; ties count half.
    private static double? Auroc(List<double> yes, List<double> no) => yes.Count == 0 || no.Count == 0
        ? null
        : Math.Round(yes.SelectMany(y => no.Select(n => y > n ? 1.0 : y == n ? 0.5 : 0)).Average(), 3);

    private static double? Mean(List<double> values) => values.Count == 0 ? null : Math.Round(values.Average(), 3);
}
