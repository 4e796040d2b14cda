using System.Text.Json;
using Portal.Domain.Knowledge;
using Portal.Domain.Panel;

namespace Portal.Cli.Knowledge;

/// <summary><c>knowledge search</c>: one question, or a file of them.</summary>
internal static class KnowledgeSearchRun
{
    public static async Task<int> RunAsync(
        IServiceProvider services, VerbArguments read, int top, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var index = services.GetRequiredService<IKnowledgeIndex>();
        if (read["--queries"] is { } file)
        {
            return await FileAsync(index, file, top, read.Has("--json"), output, errors, cancellationToken);
        }

        var answer = await index.SearchAsync(read.Rest[1], top, cancellationToken);
        await PrintAsync(answer, null, read.Has("--json"), output);
        return 0;
    }

    private static async Task<int> FileAsync(
        IKnowledgeIndex index, string file, int top, bool json, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return await JsonOutput.FailAsync(output, errors, json, new PanelProblem(PanelProblemKind.NotFound, $"There is no file '{file}'."));
        }

        await foreach (var line in File.ReadLinesAsync(file, cancellationToken).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            var (id, question) = Read(line);
            await PrintAsync(await index.SearchAsync(question, top, cancellationToken), id, json, output);
        }

        return 0;
    }

    // A line is an object with "question" and perhaps "id", or a bare question.
    private static (string? Id, string Question) Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.String
                ? (null, root.GetString()!)
                : (root.TryGetProperty("id", out var id) ? id.ToString() : null, root.GetProperty("question").GetString() ?? "");
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (null, line);
        }
    }

    private static async Task PrintAsync(KnowledgeAnswer answer, string? id, bool json, TextWriter output)
    {
        if (!json)
        {
            await output.WriteLineAsync($"{answer.Question}\nanswerable: {answer.Answerable:0.00}");
            foreach (var (hit, rank) in answer.Hits.Select((hit, i) => (hit, i + 1)))
            {
                await output.WriteLineAsync($"\n{rank}. {hit.Title} — {hit.Document} ({hit.Score:0.000})\n   {string.Join(" › ", hit.Headings)}\n{hit.Text}");
            }

            return;
        }

        var line = new Dictionary<string, object?>();
        if (id is not null)
        {
            line["id"] = id;
        }

        line["question"] = answer.Question;
        line["answerable"] = Math.Round(answer.Answerable, 4);
        line["hits"] = answer.Hits.Select((hit, i) => new
        {
            rank = i + 1, document = hit.Document, source = hit.Source, title = hit.Title, headings = hit.Headings, score = Math.Round(hit.Score, 4), text = hit.Text,
        });
        await JsonOutput.WriteAsync(output, line);
    }
}
