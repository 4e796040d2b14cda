using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.LogAnalysis;

namespace Portal.Cli.Eval;

/// <summary>Scores log analysis against labelled logs.</summary>
internal static class EvalLogs
{
    public static async Task<int> RunAsync(IReadOnlyList<JsonElement> gold, string folder, bool json, TextWriter output, CancellationToken cancellationToken)
    {
        var analyzer = new LogAnalyzer(null, NullLogger<LogAnalyzer>.Instance);
        var score = new LogScore();
        foreach (var label in gold)
        {
            var path = Path.Combine(folder, "logs", $"{label.GetProperty("sha256").GetString()}.log");
            var report = analyzer.Analyze(await File.ReadAllTextAsync(path, cancellationToken), null, cancellationToken);
            foreach (var miss in score.Add(label, report))
            {
                await output.WriteLineAsync(json ? JsonSerializer.Serialize(new { fixture = label.GetProperty("fixture").GetString(), miss }) : miss);
            }
        }

        await (json ? JsonOutput.WriteAsync(output, score.Totals()) : output.WriteLineAsync(score.Words()));
        return 0;
    }
}
