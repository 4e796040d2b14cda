using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.LogAnalysis;

namespace Portal.Cli;

/// <summary><c>analyze FILE…</c>: log analysis of files, without database and network.</summary>
internal static class AnalyzeVerb
{
    private const string Usage =
        """
        Portal analyze FILE… [--json] [--software NAME] [--lines N]

        Finds known problems in server logs. '-' reads stdin; .gz is accepted; --lines takes only the last N lines. With --json one line a file.
        Exit code 1 when a file cannot be read.
        """;

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var read = VerbArguments.Read(args, ["--software", "--lines"], ["--json"]);
        var lines = read.Number("--lines", 0, 1, 10_000_000);
        if (read.WantsHelp)
        {
            await output.WriteLineAsync(Usage);
            return 0;
        }

        if ((read.Problem ?? (read.Rest.Count == 0 ? "A file is missing." : null)) is { } problem)
        {
            await errors.WriteLineAsync($"{problem} 'Portal analyze --help' says more.");
            return 2;
        }

        var analyzer = new LogAnalyzer(Environment.GetEnvironmentVariable("Logs__CatalogDirectory"), NullLogger<LogAnalyzer>.Instance) { MostBytes = long.MaxValue };
        var code = 0;
        foreach (var file in read.Rest)
        {
            code = Math.Max(code, await AnalyzeAsync(analyzer, file, lines, read, input, output, errors, cancellationToken));
        }

        return code;
    }

    private static async Task<int> AnalyzeAsync(
        ILogAnalyzer analyzer, string file, int lines, VerbArguments read, TextReader input, TextWriter output, TextWriter errors,
        CancellationToken cancellationToken)
    {
        try
        {
            var report = await ReportAsync(analyzer, file, lines, input, cancellationToken);
            report = read["--software"] is { } software && report.Software == "unknown" ? report with { Software = software } : report;
            await (read.Has("--json") ? JsonOutput.WriteAsync(output, FindingJson.Shape(file, report)) : output.WriteLineAsync(Words(file, report)));
            return 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            var kind = problem is FileNotFoundException or DirectoryNotFoundException ? "not_found" : "failed";
            await (read.Has("--json")
                ? JsonOutput.WriteAsync(output, new { error = new { kind, message = $"{file}: {problem.Message}" } })
                : errors.WriteLineAsync($"{file}: {problem.Message}"));
            return 1;
        }
    }

    private static async Task<LogReport> ReportAsync(ILogAnalyzer analyzer, string file, int lines, TextReader input, CancellationToken cancellationToken)
    {
        if (file == "-" && lines == 0 && ReferenceEquals(input, Console.In))
        {
            await using var bytes = Console.OpenStandardInput();
            return analyzer.Analyze(bytes, null, cancellationToken);
        }

        if (file == "-" || lines > 0)
        {
            var text = file == "-" ? await input.ReadToEndAsync(cancellationToken) : await File.ReadAllTextAsync(file, cancellationToken);
            return analyzer.Analyze(lines > 0 ? Last(text, lines) : text, null, cancellationToken);
        }

        await using var stream = File.OpenRead(file);
        return analyzer.Analyze(stream, null, cancellationToken);
    }

    private static string Last(string text, int lines) => string.Join('\n', text.Split('\n').TakeLast(lines));

    private static string Words(string file, LogReport report)
    {
        var words = new StringBuilder();
        words.Append(CultureInfo.InvariantCulture, $"{file}: {report.Software} {report.Version}, {report.LineCount} lines. {report.Summary}\n");
        foreach (var finding in report.Findings)
        {
            words.Append(CultureInfo.InvariantCulture, $"\n  {(finding.Root ? "●" : "○")} {finding.Title} ({finding.Severity.ToString().ToLowerInvariant()})\n    {finding.Cause}\n");
            foreach (var line in finding.Evidence.Take(4))
            {
                words.Append(CultureInfo.InvariantCulture, $"    {line.Number,6} | {line.Text}\n");
            }

            for (var i = 0; i < finding.Steps.Count; i++)
            {
                words.Append(CultureInfo.InvariantCulture, $"    {i + 1}. {finding.Steps[i]}\n");
            }
        }

        foreach (var unknown in report.Unknown.Take(5))
        {
            words.Append(CultureInfo.InvariantCulture, $"\n  ? {unknown.Count} × {unknown.Template}\n");
        }

        return words.ToString();
    }
}
