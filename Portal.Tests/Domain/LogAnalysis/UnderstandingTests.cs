using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.LogAnalysis;
using Portal.Domain.LogAnalysis.Understanding;

namespace Portal.Tests.Domain.LogAnalysis;

/// <summary>Culprits, causes and consequences, and what no rule knows.</summary>
public sealed class UnderstandingTests
{
    private static readonly LogAnalyzer Analyzer = new(null, NullLogger<LogAnalyzer>.Instance);

    [Theory, Trait("Req", "L9")]
    [InlineData("java.lang.NullPointerException\n\tat net.minecraft.class_1.handler$zza000$exampletools$tick(class_1.java:900)", "", "exampletools")]
    [InlineData("java.lang.NullPointerException\n\tat com.example.Grinder.tick(Grinder.java:10) ~[grinder-1.2.0.jar%23104!/:1.2.0]", "", "grinder")]
    [InlineData("java.lang.NullPointerException\n\tat com.example.grinder.Block.tick(Block.java:10)", "| D | grinder |", "grinder")]
    [InlineData("java.lang.NullPointerException\n\tat net.minecraft.server.MinecraftServer.tick(MinecraftServer.java:10) ~[server-1.20.1.jar:?]", "", null)]
    [InlineData("java.lang.NullPointerException\n\tat com.example.unlisted.Block.tick(Block.java:10)", "| D | grinder |", null)]
    public void A_mod_is_named_by_evidence_only(string trace, string mods, string? mod) => CulpritFinder.Mod(trace, $"{trace}\n{mods}").Should().Be(mod);

    [Fact, Trait("Req", "L9")]
    public void A_crash_is_left_out_when_its_reason_is_known()
    {
        var report = Analyze("""
            [10:00:00] [Server thread/WARN]: **** FAILED TO BIND TO PORT!
            [10:00:01] [Server thread/ERROR]: Encountered an unexpected exception
            java.lang.IllegalStateException: Failed to initialize server
            """);
        report.Findings.Select(f => f.Code).Should().Equal("server.port.in_use");
    }

    [Fact, Trait("Req", "L9")]
    public void A_crash_without_a_reason_stays_a_crash() =>
        Analyze("[10:00:00] [Server thread/ERROR]: Encountered an unexpected exception\njava.lang.NullPointerException: null\n\tat net.minecraft.server.MinecraftServer.tick(MinecraftServer.java:10)")
            .Primary!.Code.Should().Be("server.crash");

    [Fact, Trait("Req", "L9")]
    public void Consequences_fold_under_their_cause_and_notices_come_last()
    {
        var report = Analyze("""
            [10:00:00] [Server thread/WARN]: **** SERVER IS RUNNING IN OFFLINE/INSECURE MODE!
            [10:00:01] [Server thread/ERROR]: Error occurred while enabling Shop v1.0 (Is it up to date?)
            java.lang.IllegalStateException: no database
            [10:00:02] [Server thread/ERROR]: Error occurred while disabling Shop v1.0 (Is it up to date?)
            java.lang.NullPointerException: null
            """);
        report.Findings.Select(f => f.Code).Should().StartWith("plugin.enable.failed").And.EndWith("plugin.disable.failed");
        report.Findings.Single(f => f.Code == "plugin.disable.failed").Root.Should().BeFalse();
        report.Top.Should().HaveCount(2);
    }

    [Fact, Trait("Req", "L9")]
    public void Unknown_errors_are_counted_and_dated()
    {
        var unknown = Analyze("[10:00:00] [Server thread/ERROR]: The flux of 12 is broken\n[11:30:00] [Server thread/ERROR]: The flux of 13 is broken").Unknown.Should().ContainSingle().Which;
        unknown.Count.Should().Be(2);
        unknown.FirstSeen.Should().Be(TimeSpan.FromHours(10));
        unknown.LastSeen.Should().Be(new TimeSpan(11, 30, 0));
    }

    [Fact, Trait("Req", "L1")]
    public void An_operators_rules_add_and_replace()
    {
        var folder = Directory.CreateTempSubdirectory("portal-catalogue-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "mine.json"), """
                {"rules":[
                  {"id":"flux","code":"mine.flux.broken","title":"The flux","cause":"c","action":"a","patterns":[{"anchor":"flux of","regex":"flux of (?<n>\\d+) is broken"}],"subject":"{n}","except":{"n":["13"]}},
                  {"id":"eula","code":"mine.eula.mine","title":"t","cause":"c","action":"a","level":"info","patterns":[{"anchor":"agree to the EULA","regex":"agree to the EULA"}]}]}
                """);
            var own = new LogAnalyzer(folder.FullName, NullLogger<LogAnalyzer>.Instance);
            var report = own.Analyze(
                "[10:00:00] [Server thread/ERROR]: The flux of 12 is broken\n[10:00:00] [Server thread/ERROR]: The flux of 13 is broken\n[10:00:00] [Server thread/INFO]: You need to agree to the EULA in order to run the server.",
                null,
                TestContext.Current.CancellationToken);
            report.Findings.Select(f => (f.Code, f.Subject)).Should().BeEquivalentTo([("mine.flux.broken", "12"), ("mine.eula.mine", (string?)null)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static LogReport Analyze(string text) => Analyzer.Analyze(text, null, TestContext.Current.CancellationToken);
}
