using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Cli.Eval;
using Portal.Domain.LogAnalysis;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.LogAnalysis;

/// <summary>The public half of the labelled logs, in every shape in which a panel delivers them. <c>Portal eval logs</c> prints what is missed.</summary>
public sealed class PublicLogsTests
{
    private static readonly LogAnalyzer Analyzer = new(null, NullLogger<LogAnalyzer>.Instance);

    [Theory, Trait("Req", "L1"), Trait("Req", "L5"), Trait("Req", "L8")]
    [InlineData(LogVariants.Plain)]
    [InlineData("crlf")]
    [InlineData("ansi")]
    [InlineData("container")]
    [InlineData("short")]
    [InlineData(LogVariants.Chat)]
    public async Task Known_problems_are_found_named_and_ordered(string variant)
    {
        var score = await ScoreAsync(variant);
        score.Noisy.Should().Be(0, "a healthy log has no finding that matters");
        score.Pairs.Found.Should().BeGreaterThanOrEqualTo(65);
        Share(score.Roots).Should().BeGreaterThanOrEqualTo(0.9, "the root cause comes first");
        Share(score.Lines).Should().BeGreaterThanOrEqualTo(0.97, "a finding says its line");
        Share(score.Subjects).Should().BeGreaterThanOrEqualTo(0.95, "a finding names what it is about");
        Share(score.Software).Should().BeGreaterThanOrEqualTo(0.97, "software and version are recognised");
    }

    [Fact, Trait("Req", "L1"), Trait("Req", "L7")]
    public async Task The_last_lines_of_a_console_say_most_of_it()
    {
        var score = await ScoreAsync(LogVariants.Tail);
        score.Noisy.Should().Be(0, "a healthy log has no finding that matters");
        score.Pairs.Found.Should().BeGreaterThanOrEqualTo(60);
    }

    private static double Share((int Labelled, int Right) pair) => pair.Right / (double)pair.Labelled;

    private static async Task<LogScore> ScoreAsync(string variant)
    {
        var folder = EvalFolder.Find();
        List<JsonElement> gold = [.. File.ReadLines(Path.Combine(folder, "logs.jsonl")).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
        return (await EvalLogs.ScoreAsync(Analyzer, gold, folder, variant, TestContext.Current.CancellationToken)).Score;
    }
}
