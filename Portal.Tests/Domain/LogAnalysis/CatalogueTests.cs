using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.LogAnalysis;
using Portal.Domain.LogAnalysis.Rules;

namespace Portal.Tests.Domain.LogAnalysis;

public sealed class CatalogueTests
{
    private static readonly Catalogue BuiltIn = Catalogue.Load(null);
    private static readonly LogAnalyzer Analyzer = new(null, NullLogger<LogAnalyzer>.Instance);

    public static TheoryData<string> Rules => [.. BuiltIn.Rules.Where(r => r.Text.Patterns.Count > 0).Select(r => r.Text.Id)];

    [Fact, Trait("Req", "L1")]
    public void No_built_in_rule_is_broken() => BuiltIn.Problems.Should().BeEmpty();

    [Theory, Trait("Req", "L1"), MemberData(nameof(Rules))]
    public void A_rule_finds_its_own_samples_and_none_of_the_others(string id)
    {
        var rule = BuiltIn.Find(id)!;
        foreach (var sample in rule.Text.Positive)
        {
            Codes(sample).Should().Contain(rule.Text.Code, "of '{0}'", sample);
        }

        foreach (var sample in rule.Text.Negative)
        {
            Codes(sample).Should().NotContain(rule.Text.Code, "of '{0}'", sample);
        }
    }

    [Fact, Trait("Req", "L1")]
    public void Every_family_is_covered() =>
        BuiltIn.Rules.Select(r => r.Text.Family).Distinct().Should().Contain(LogFamilies.All);

    [Theory, Trait("Req", "L1")]
    [InlineData("[10:00:00] [Server thread/INFO]: The program allocated RAM for parameters")]
    [InlineData("[10:00:00] [Async Chat Thread - #1/INFO]: <Kuro_77> java.lang.OutOfMemoryError: Java heap space")]
    [InlineData("[10:00:00] [Server thread/INFO]: Kuro_77 issued server command: /say FAILED TO BIND TO PORT!")]
    [InlineData("[10:00:00] [Server thread/INFO]: Kuro_77 lost connection: Timed out")]
    public void Harmless_lines_are_no_findings(string line) => Analyzer.Analyze(line, null, TestContext.Current.CancellationToken).Status.Should().Be(LogStatus.Healthy);

    [Fact, Trait("Req", "L5")]
    public void Signatures_alone_give_a_finding_and_the_summary_has_its_form()
    {
        var report = Analyzer.Analyze("[10:00:00] [Server thread/ERROR]: java.lang.OutOfMemoryError: Java heap space", null, TestContext.Current.CancellationToken);
        report.Status.Should().Be(LogStatus.IssuesDetected);
        report.Signatures.Should().Contain("memory_error").And.Contain("jvm.memory.heap");
        report.Summary.Should().MatchRegex(@"^Found 1 issue\(s\)\. Primary concern: .+ \(severity: high\)\. Recommended action: .+");
    }

    [Fact, Trait("Req", "L1")]
    public void An_operators_broken_rule_is_reported_and_skipped()
    {
        var folder = Directory.CreateTempSubdirectory("portal-catalogue-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "mine.json"), """{"rules":[{"id":"x","code":"a.b","title":"t","cause":"c","action":"d","patterns":[{"anchor":"abc","regex":"(a)\\1"}]},{"id":"tick-lag","off":true}]}""");
            File.WriteAllText(Path.Combine(folder.FullName, "worse.json"), "no json");
            var catalogue = Catalogue.Load(folder.FullName);
            catalogue.Problems.Should().HaveCount(2);
            catalogue.Find("tick-lag").Should().BeNull();
            catalogue.Rules.Count.Should().Be(BuiltIn.Rules.Count - 1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Codes(string text) => Analyzer.Analyze(text, null, TestContext.Current.CancellationToken).Findings.Select(f => f.Code);
}
