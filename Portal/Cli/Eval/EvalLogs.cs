using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.LogAnalysis;

namespace Portal.Cli.Eval;

/// <summary>Scores log analysis against labelled logs, in every shape in which a panel delivers them.</summary>
internal static class EvalLogs
{
    public static async Task<int> RunAsync(IReadOnlyList<JsonElement> gold, string folder, bool json, TextWriter output, CancellationToken cancellationToken)
    {
        var analyzer = new LogAnalyzer(null, NullLogger<LogAnalyzer>.Instance);
        foreach (var variant in LogVariants.All.Reverse())
        {
            var (score, misses) = await ScoreAsync(analyzer, gold, folder, variant, cancellationToken);
            foreach (var (fixture, miss) in variant == LogVariants.Plain ? misses : [])
            {
                await output.WriteLineAsync(json ? JsonSerializer.Serialize(new { fixture, miss }) : miss);
            }

            await (json ? JsonOutput.WriteAsync(output, score.Totals(variant)) : output.WriteLineAsync($"{variant}: {score.Words()}"));
        }

        return 0;
    }

    /// <summary>The score of one shape of all logs, and what was missed.</summary>
    public static async Task<(LogScore Score, IReadOnlyList<(string? Fixture, string Miss)> Misses)> ScoreAsync(
        LogAnalyzer analyzer, IReadOnlyList<JsonElement> gold, string folder, string variant, CancellationToken cancellationToken)
    {
        var score = new LogScore();
        var misses = new List<(string? Fixture, string Miss)>();
        foreach (var label in gold)
        {
            var path = Path.Combine(folder, "logs", $"{label.GetProperty("sha256").GetString()}.log");
            var text = await File.ReadAllTextAsync(path, cancellationToken);
            var report = analyzer.Analyze(LogVariants.Shape(variant, text), null, cancellationToken);
            var fixture = label.GetProperty("fixture").GetString();
            misses.AddRange(score.Add(label, report, LogVariants.Skipped(variant, text)).Select(miss => (fixture, miss)));
        }

        return (score, misses);
    }
}
