using Portal.Cli;

namespace Portal.Bench;

/// <summary><c>bench NAME…</c>: the project's own measurements.</summary>
internal static class BenchVerb
{
    private const string Usage =
        """
        Portal bench logs [--megabytes N] [--large] [--json]

        Measures log analysis on files that it makes and deletes, side by side with 'wc -l', 'grep -F -f' and 'rg -F -f' where they are installed, all with the
        same literals. Speeds are of processor time, the best of three runs, so that other programs on the machine count little; --large adds 1 GB for memory.
        """;

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var read = VerbArguments.Read(args, ["--megabytes"], ["--json", "--large"]);
        var megabytes = read.Number("--megabytes", 100, 1, 4000);
        if (read.WantsHelp)
        {
            await output.WriteLineAsync(Usage);
            return 0;
        }

        if ((read.Problem ?? (read.Rest is ["logs"] ? null : "Say what to measure: logs.")) is { } problem)
        {
            await errors.WriteLineAsync($"{problem} 'Portal bench --help' says more.");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("portal-bench-");
        try
        {
            var bench = new LogBench(folder.FullName, read.Has("--json"), output);
            await bench.RunAsync(megabytes, read.Has("--large"), cancellationToken);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
