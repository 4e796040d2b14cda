using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Cli.Eval;
using Portal.Domain.LogAnalysis;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.LogAnalysis;

/// <summary>The public half of the labelled logs, gated a little below what is reached.</summary>
public sealed class PublicLogsTests
{
    private static readonly LogAnalyzer Analyzer = new(null, NullLogger<LogAnalyzer>.Instance);

    [Theory, Trait("Req", "L1"), Trait("Req", "L5")]
    [InlineData("plain")]
    [InlineData("crlf")]
    [InlineData("container times")]
    [InlineData("players quote errors")]
    public void Known_problems_are_found_and_healthy_logs_stay_quiet(string variant)
    {
        var folder = EvalFolder.Find();
        var score = new LogScore();
        foreach (var line in File.ReadLines(Path.Combine(folder, "logs.jsonl")))
        {
            var label = JsonSerializer.Deserialize<JsonElement>(line);
            var text = Shape(variant, File.ReadAllText(Path.Combine(folder, "logs", $"{label.GetProperty("sha256").GetString()}.log")));
            foreach (var _ in score.Add(label, Analyzer.Analyze(text, null, TestContext.Current.CancellationToken)))
            {
                // What is missed is printed by `eval logs`.
            }
        }

        score.Noisy.Should().Be(0, "a healthy log has no finding that matters");
        score.Pairs.Found.Should().BeGreaterThanOrEqualTo(25);
    }

    private static string Shape(string variant, string text) => variant switch
    {
        "crlf" => text.ReplaceLineEndings("\r\n"),
        "container times" => string.Join('\n', text.Split('\n').Select(line => $"2026-11-24T10:00:00.000000000Z {line}")),
        "players quote errors" => $"{text.TrimEnd()}\n[10:00:00] [Async Chat Thread - #1/INFO]: <Kuro_77> java.lang.OutOfMemoryError: Java heap space\n[10:00:00] [Async Chat Thread - #1/INFO]: <Kuro_77> **** FAILED TO BIND TO PORT!\n",
        _ => text,
    };
}
