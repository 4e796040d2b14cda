using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.LogAnalysis;
using Portal.Domain.LogAnalysis.ModelPart;
using Portal.Domain.ModelRouting;
using Portal.Integrations.Models;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.LogAnalysis;

public sealed class ModelPartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "L2")]
    public void Windows_round_matches_merge_and_repeat_no_line()
    {
        LogContext.Windows([50, 55, 5, 200], 10, 205).Should().Equal((1, 15), (40, 65), (190, 205));
        LogContext.Windows([10, 31], 10, 100).Should().Equal((1, 41)); // 20 and 21 touch
        LogContext.Windows([0, 500], 10, 100).Should().BeEmpty();
    }

    [Fact, Trait("Req", "L3")]
    public void Chunks_end_at_line_ends_overlap_a_little_and_lose_nothing()
    {
        var lines = Enumerable.Range(1, 200).Select(i => (i, $"line {i} {new string('x', i % 70)}")).ToList();
        var chunks = LogChunker.Cut(lines);
        chunks.Should().OnlyContain(c => c.Text.Length <= LogChunker.Size);
        chunks.SelectMany(c => c.Text.Split('\n')).Distinct().Should().Equal(lines.Select(l => l.Item2));
        foreach (var (before, after) in chunks.Zip(chunks.Skip(1)))
        {
            var shared = before.Text.Split('\n').Intersect(after.Text.Split('\n')).Sum(l => l.Length + 1);
            shared.Should().BeInRange(1, LogChunker.Overlap);
        }

        LogChunker.Cut([(1, new string('y', 9000))]).Should().ContainSingle().Which.Text.Length.Should().BeLessThan(LogChunker.Size);
        LogChunker.Best(chunks, c => c.FirstLine == 1 ? 5 : 0).Should().HaveCount(3).And.Contain(chunks[0]).And.Contain(chunks[^1]);
    }

    [Theory, Trait("Req", "L4")]
    [InlineData("{\"issue\":\"x\",\"severity\":\"high\",\"cause\":\"c\",\"action\":\"a\",\"confidence\":0.8,\"lines\":[3]}", true, "x")]
    [InlineData("```json\n{\"issue\":\"x\",\"severity\":\"LOW\",\"confidence\":3}\n```", true, "x")]
    [InlineData("null", true, null)]
    [InlineData("Sure! The server looks fine.", false, null)]
    [InlineData("{\"issue\":\"x\"}", false, null)]
    [InlineData("", false, null)]
    public void Replies_are_read_or_known_to_be_unreadable(string reply, bool wellFormed, string? issue)
    {
        ChunkVerdict.Read(reply, out var isRight)?.Issue.Should().Be(issue);
        isRight.Should().Be(wellFormed);
    }

    [Fact, Trait("Req", "L4"), Trait("Req", "L9")]
    public async Task A_model_explains_what_no_rule_does_marked_as_its_own_and_repairs_once()
    {
        string[] log = ["[10:00:00] [Server thread/INFO]: Hello", .. Enumerable.Repeat("[10:00:01] [Server thread/ERROR]: Flux capacitor 17 lost its charge at 10.1.2.3", 3)];
        var report = new LogAnalyzer(null, NullLogger<LogAnalyzer>.Instance).Analyze(string.Join('\n', log), null, Token);
        report.Unknown.Should().ContainSingle().Which.Count.Should().Be(3, "equal errors are one template");
        await using var server = await ScriptedModelServer.StartAsync();
        server.ThenSay("It looks bad.").ThenSay("{\"issue\":\"Flux\",\"severity\":\"high\",\"cause\":\"c\",\"action\":\"a\",\"confidence\":0.9,\"lines\":[2,99]}");
        await using var database = await TestDatabase.CreateAsync();
        var read = await Reader(server, database).ReadAsync("olivia", log, report, Token);
        var finding = read.Findings.Should().ContainSingle().Subject;
        finding.Detail["source"].Should().Be("model");
        finding.Lines.Should().Equal(2);
        finding.Severity.Should().Be(Severity.Medium, "a model's word alone is never the gravest");
        server.Requests.Should().HaveCount(2);
        server.Requests.First().GetRawText().Should().NotContain("10.1.2.3", "addresses do not leave");
    }

    [Fact, Trait("Req", "L4")]
    public async Task Replies_that_stay_unreadable_are_counted()
    {
        string[] log = ["[10:00:01] [Server thread/ERROR]: Flux capacitor lost its charge"];
        var report = new LogAnalyzer(null, NullLogger<LogAnalyzer>.Instance).Analyze(log[0], null, Token);
        await using var server = await ScriptedModelServer.StartAsync();
        server.ThenSay("no").ThenSay("still no");
        await using var database = await TestDatabase.CreateAsync();
        (await Reader(server, database).ReadAsync("olivia", log, report, Token)).Should().Match<ModelReading>(r => r.Unreadable == 1 && r.Findings.Count == 0);
    }

    private static ModelLogReader Reader(ScriptedModelServer server, TestDatabase database)
    {
        var models = new FixedOptions<ModelOptions>(new ModelOptions { Fast = new ModelTierOptions { Endpoint = server.Endpoint, Model = "m" } });
        var metered = new MeteredModel(new One(models.CurrentValue.Fast), new CostLedger(database.Databases, models, TimeProvider.System), models, TimeProvider.System);
        return new ModelLogReader(metered, models, new FixedOptions<LogOptions>(new LogOptions()));
    }

    private sealed class One(ModelTierOptions tier) : IModelClients
    {
        private static readonly HttpClient Http = new();

        public IChatClient? For(ModelTier wanted) => wanted == ModelTier.Fast ? new OpenAiChatClient(Http, tier, TimeProvider.System) : null;
    }
}
