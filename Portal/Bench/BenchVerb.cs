using Portal.Cli;

namespace Portal.Bench;

/// <summary><c>bench NAME…</c>: the project's own measurements.</summary>
internal static class BenchVerb
{
    private const string Usage =
        """
        Portal bench logs [--megabytes N] [--large] [--json]
        Portal bench knowledge [--chunks N] [--docs FOLDER] [--json]

        'logs' measures log analysis on files that it makes and deletes, side by side with 'wc -l', 'grep -F -f' and 'rg -F -f' where they are installed, all with
        the same literals. Speeds are of processor time, the best of three runs, so that other programs on the machine count little; --large adds 1 GB for memory.
        'knowledge' measures search over N generated passages (100,000), side by side with a plain OR query of FTS5, in a data directory that it makes and deletes.
        With --docs, ingestion of a folder instead: cold, and again unchanged; and the time of a question over it.
        """;

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var read = VerbArguments.Read(args, ["--megabytes", "--chunks", "--docs"], ["--json", "--large"]);
        var megabytes = read.Number("--megabytes", 100, 1, 4000);
        var chunks = read.Number("--chunks", 100_000, 100, 1_000_000);
        if (read.WantsHelp)
        {
            await output.WriteLineAsync(Usage);
            return 0;
        }

        if ((read.Problem ?? (read.Rest is ["logs" or "knowledge"] ? null : "Say what to measure: logs or knowledge.")) is { } problem)
        {
            await errors.WriteLineAsync($"{problem} 'Portal bench --help' says more.");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("portal-bench-");
        try
        {
            await (read.Rest[0] == "logs"
                ? new LogBench(folder.FullName, read.Has("--json"), output).RunAsync(megabytes, read.Has("--large"), cancellationToken)
                : KnowledgeAsync(new KnowledgeBench(folder.FullName, read.Has("--json"), output), read["--docs"], chunks, cancellationToken));
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static Task KnowledgeAsync(KnowledgeBench bench, string? docs, int chunks, CancellationToken cancellationToken) =>
        docs is null ? bench.GeneratedAsync(chunks, cancellationToken) : bench.FolderAsync(docs, cancellationToken);
}
