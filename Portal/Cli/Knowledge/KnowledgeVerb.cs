using Portal.Domain.Knowledge.Sources;

namespace Portal.Cli.Knowledge;

/// <summary><c>knowledge ingest|search|sources|allowed</c>: the knowledge base of the data directory.</summary>
internal static class KnowledgeVerb
{
    private const string Usage = """
        Portal knowledge ingest [--source NAME | PATH] [--json]   reads all sources, one, or a folder (under its own name as the source)
        Portal knowledge search "question" [--top 10] [--json]    passages for a question
        Portal knowledge search --queries FILE.jsonl --json       the same for each line's "question"
        Portal knowledge sources [--json]                         what there is and how fresh it is
        Portal knowledge allowed --robots FILE [--agent NAME] URL… [--json]
                                                                  what a robots.txt lets the crawler read
        """;

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var read = VerbArguments.Read(args, ["--source", "--top", "--queries", "--robots", "--agent"], ["--json"]);
        var top = read.Number("--top", 10, 1, 100);
        var problem = read.Problem ?? Problem(read);
        if (read.WantsHelp || problem is not null)
        {
            await (read.WantsHelp ? output : errors).WriteLineAsync(read.WantsHelp ? Usage : $"{problem} 'Portal knowledge --help' says more.");
            return read.WantsHelp ? 0 : 2;
        }

        if (read.Rest[0] == "allowed")
        {
            return await KnowledgeAllowed.RunAsync(read, output, errors, cancellationToken);
        }

        await using var host = await VerbHost.StartAsync(cancellationToken);
        return read.Rest[0] switch
        {
            "ingest" => await KnowledgeIngest.RunAsync(host.Services, read, output, errors, cancellationToken),
            "search" => await KnowledgeSearchRun.RunAsync(host.Services, read, top, output, errors, cancellationToken),
            _ => await ListAsync(host.Services, read, output, cancellationToken),
        };
    }

    private static string? Problem(VerbArguments read) => read.Rest switch
    {
        ["ingest"] or ["sources"] => null,
        ["ingest", _] when read["--source"] is null => null,
        ["search", _] when read["--queries"] is null => null,
        ["search"] when read["--queries"] is not null => null,
        ["allowed", ..] => KnowledgeAllowed.Problem(read),
        [] => "What should be done?",
        _ => $"'{string.Join(' ', read.Rest)}' is not understood.",
    };

    private static async Task<int> ListAsync(IServiceProvider services, VerbArguments read, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var card in await services.GetRequiredService<SourceShelf>().CardsAsync(cancellationToken))
        {
            var source = card.Source;
            if (read.Has("--json"))
            {
                await JsonOutput.WriteAsync(output, new
                {
                    name = source.Name, kind = source.Kind, path = source.Path, url = source.Url, enabled = source.Enabled,
                    documents = card.Documents, failed = card.Failed, passages = card.Passages, lastIngested = card.LastIngested,
                    lastRun = card.Last?.StartedAt, state = card.Last?.State.ToString().ToLowerInvariant(), reason = card.Last?.Reason, freshness = card.Freshness, nextRun = card.Next,
                });
            }
            else
            {
                await output.WriteLineAsync(
                    $"{source.Name,-20}{card.Documents,6} documents {card.Passages,7} passages {card.Failed,4} failed   "
                    + (source.Path ?? source.Url ?? "no longer configured") + (card.Last?.Reason is { } reason ? $"   {card.Last.State}: {reason}" : ""));
            }
        }

        return 0;
    }
}
