using Portal.Cli;

namespace Portal.Bench;

/// <summary><c>bench NAME…</c>: the project's own measurements.</summary>
internal static class BenchVerb
{
    private const string Usage =
        """
        Portal bench knowledge [--chunks N] [--docs FOLDER] [--json]

        Measures search over N generated passages (100,000) side by side with a plain OR query of FTS5, in a data directory that it makes and
        deletes. With --docs, ingestion of a folder instead: cold, and again unchanged; and the time of a question over it.
        """;

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var read = VerbArguments.Read(args, ["--chunks", "--docs"], ["--json"]);
        var chunks = read.Number("--chunks", 100_000, 100, 1_000_000);
        if (read.WantsHelp)
        {
            await output.WriteLineAsync(Usage);
            return 0;
        }

        if ((read.Problem ?? (read.Rest is ["knowledge"] ? null : "Say what to measure: knowledge.")) is { } problem)
        {
            await errors.WriteLineAsync($"{problem} 'Portal bench --help' says more.");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("portal-bench-");
        try
        {
            var bench = new KnowledgeBench(folder.FullName, read.Has("--json"), output);
            await (read["--docs"] is { } docs ? bench.FolderAsync(docs, cancellationToken) : bench.GeneratedAsync(chunks, cancellationToken));
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}
