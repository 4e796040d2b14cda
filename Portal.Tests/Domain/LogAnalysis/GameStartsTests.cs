using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.LogAnalysis;

namespace Portal.Tests.Domain.LogAnalysis;

/// <summary>Healthy starts of games other than Minecraft: full of alarming lines that mean nothing, and of players who quote errors.</summary>
public sealed class GameStartsTests
{
    private static readonly LogAnalyzer Analyzer = new(null, NullLogger<LogAnalyzer>.Instance);

    [Theory, Trait("Req", "L5")]
    [InlineData("rust", "Rust", null)]
    [InlineData("valheim", "Valheim", "0.217.46")]
    [InlineData("valheim-bepinex", "Valheim", "0.217.46")]
    [InlineData("ark-evolved", "ARK: Survival Evolved", "358.24")]
    [InlineData("ark-ascended", "ARK: Survival Ascended", "58.21")]
    [InlineData("palworld", "Palworld", "0.3.5.58134")]
    [InlineData("cs2", "Counter-Strike 2", null)]
    [InlineData("gmod", "Garry's Mod", null)]
    [InlineData("terraria", "Terraria", "1.4.4.9")]
    [InlineData("tshock", "TShock", null)]
    [InlineData("tmodloader", "tModLoader", "2024.5.3.0")]
    [InlineData("fivem", "FiveM", null)]
    [InlineData("factorio", "Factorio", "1.1.110")]
    [InlineData("sevendays", "7 Days to Die", "1.0 (b333)")]
    [InlineData("zomboid", "Project Zomboid", "41.78.16")]
    [InlineData("satisfactory", "Satisfactory", null)]
    [InlineData("dayz", "DayZ", "1.26.159040")]
    [InlineData("arma3", "Arma 3", "2.16.151618")]
    [InlineData("reforger", "Arma Reforger", "1.2.1.169")]
    [InlineData("enshrouded", "Enshrouded", "602428")]
    [InlineData("unturned", "Unturned", "3.24.1.0")]
    [InlineData("vrising", "V Rising", null)]
    [InlineData("mariadb", "MariaDB", "10.11.6")]
    [InlineData("redis", "Redis", "7.2.4")]
    [InlineData("mongodb", "MongoDB", "7.0.5")]
    [InlineData("postgres", "PostgreSQL", "16.1")]
    public void A_healthy_start_is_known_ready_and_quiet(string name, string software, string? version)
    {
        var report = Analyze(name);
        report.Software.Should().Be(software);
        report.Version.Should().Be(version);
        report.ReachedReady.Should().BeTrue();
        Loud(report).Should().BeEmpty();
    }

    [Theory, Trait("Req", "L5")]
    [InlineData("node-bot", "Node.js")]
    [InlineData("python-bot", "Python")]
    [InlineData("java-bot", "JDA bot")]
    public void A_healthy_bot_is_known_and_quiet(string name, string software)
    {
        var report = Analyze(name);
        report.Software.Should().Be(software);
        Loud(report).Should().BeEmpty();
    }

    private static IEnumerable<string> Loud(LogReport report) =>
        report.Findings.Where(finding => finding.Severity >= Severity.Medium).Select(finding => $"{finding.Code}: {finding.Evidence[0].Text}");

    private static LogReport Analyze(string name) =>
        Analyzer.Analyze(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "GameStarts", name + ".txt")), null, TestContext.Current.CancellationToken);
}
