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

    [Fact, Trait("Req", "L4")]
    public async Task A_model_must_quote_lines_it_was_shown_and_that_no_rule_explains()
    {
        string[] log =
        [
            "[10:00:00] [Server thread/WARN]: Can't keep up! Is the server overloaded? Running 2000ms or 40 ticks behind",
            .. Enumerable.Repeat("[10:00:00] [Server thread/INFO]: all is well", 60), "[10:00:01] [Server thread/ERROR]: Flux capacitor lost its charge",
        ];
        var report = new LogAnalyzer(null, NullLogger<LogAnalyzer>.Instance).Analyze(string.Join('\n', log), null, Token);
        report.Unknown.Should().ContainSingle();
        var explained = report.Findings.SelectMany(f => f.Lines).DefaultIfEmpty(1).First();
        foreach (var (quoted, counts) in new[] { ($"[{explained}]", false), ("[3]", false), ("[]", false), ("[-1,0,63,9999]", false), ("[62]", true) })
        {
            await using var server = await ScriptedModelServer.StartAsync();
            server.ThenSay($"{{\"issue\":\"x\",\"severity\":\"high\",\"cause\":\"c\",\"action\":\"a\",\"confidence\":0.9,\"lines\":{quoted}}}");
            await using var database = await TestDatabase.CreateAsync();
            (await Reader(server, database).ReadAsync("olivia", log, report, Token)).Findings.Count.Should().Be(counts ? 1 : 0, quoted);
        }
    }

    [Fact, Trait("Req", "L4")]
    public async Task Nothing_goes_to_a_model_without_one_or_when_rules_explain_it_all()
    {
        string[] quiet = ["[10:00:00] [Server thread/INFO]: Hello"], loud = [.. quiet, "[10:00:01] [Server thread/ERROR]: Flux capacitor lost its charge"];
        var analyzer = new LogAnalyzer(null, NullLogger<LogAnalyzer>.Instance);
        await using var server = await ScriptedModelServer.StartAsync();
        await using var database = await TestDatabase.CreateAsync();
        (await Reader(server, database).ReadAsync("olivia", quiet, analyzer.Analyze(quiet[0], null, Token), Token)).Should().Be(ModelReading.Nothing);
        (await Reader(server, database, isConfigured: false).ReadAsync("olivia", loud, analyzer.Analyze(string.Join('\n', loud), null, Token), Token)).Should().Be(ModelReading.Nothing);
        server.Requests.Should().BeEmpty();
    }

    [Fact, Trait("Req", "L3")]
    public async Task Lines_keep_their_own_numbers_where_windows_meet()
    {
        string[] log = [.. Enumerable.Range(1, 100).Select(i => i is 5 or 90 ? $"[10:00:01] [Server thread/ERROR]: Flux capacitor {i} lost its charge at 203.0.113.{i}" : $"[10:00:00] [Server thread/INFO]: ok{i}")];
        var report = new LogAnalyzer(null, NullLogger<LogAnalyzer>.Instance).Analyze(string.Join('\n', log), null, Token);
        await using var server = await ScriptedModelServer.StartAsync();
        server.ThenSay("{\"issue\":\"Loss at [IP-2]\",\"severity\":\"low\",\"confidence\":0.5,\"lines\":[90]}");
        await using var database = await TestDatabase.CreateAsync();
        var read = await Reader(server, database).ReadAsync("olivia", log, report, Token);
        var sent = server.Requests.First().GetProperty("messages").EnumerateArray().Last().GetProperty("content").ToString();
        sent.Should().MatchRegex(@"(?m)^\s*5\D.*capacitor 5 ").And.MatchRegex(@"(?m)^\s*90\D.*capacitor 90 ").And.NotContain("203.0.113");
        var finding = read.Findings.Should().ContainSingle().Subject;
        finding.Title.Should().Be("Loss at 203.0.113.90", "the owner reads their own values");
        finding.Evidence.Should().ContainSingle().Which.Text.Should().Contain("capacitor 90");
    }

    private static ModelLogReader Reader(ScriptedModelServer server, TestDatabase database, bool isConfigured = true)
    {
        var models = new FixedOptions<ModelOptions>(isConfigured ? new ModelOptions { Fast = new ModelTierOptions { Endpoint = server.Endpoint, Model = "m" } } : new ModelOptions());
        var metered = new MeteredModel(new One(models.CurrentValue.Fast), new CostLedger(database.Databases, models, TimeProvider.System), models, TimeProvider.System);
        return new ModelLogReader(metered, models, new FixedOptions<LogOptions>(new LogOptions()), NullLogger<ModelLogReader>.Instance);
    }

    private sealed class One(ModelTierOptions tier) : IModelClients
    {
        private static readonly HttpClient Http = new();

        public IChatClient? For(ModelTier wanted) => wanted == ModelTier.Fast ? new OpenAiChatClient(Http, tier, TimeProvider.System) : null;
    }
}
