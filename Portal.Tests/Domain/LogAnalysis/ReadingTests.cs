using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.LogAnalysis;

namespace Portal.Tests.Domain.LogAnalysis;

/// <summary>Heads of every kind are read, and what people say is no evidence.</summary>
public sealed class ReadingTests
{
    private const string Words = "You need to agree to the EULA in order to run the server";
    private static readonly LogAnalyzer Analyzer = new(null, NullLogger<LogAnalyzer>.Instance);

    [Theory, Trait("Req", "L1")]
    [InlineData("[10:00:00] [Server thread/WARN]: ")]
    [InlineData("[10:00:00 WARN]: ")]
    [InlineData("2024-01-01T10:00:00.123456789Z [10:00:00 WARN]: ")]
    [InlineData("2024-01-01T10:00:00.123456789Z stdout F [10:00:00] [Server thread/WARN]: ")]
    [InlineData("Jan  5 10:00:00 node1 minecraft[1234]: [10:00:00] [Server thread/WARN]: ")]
    [InlineData("mc_1  | [10:00:00 WARN]: ")]
    [InlineData("2011-10-05 10:00:00 [WARNING] ")]
    [InlineData("16:42:05 [WARNING] ")]
    [InlineData("[10:00:00] [main/ERROR] (Minecraft) ")]
    [InlineData("[10:00:00.123] [main/ERROR]: ")]
    [InlineData("[2024-01-01 10:00:00] [main/ERROR]: ")]
    [InlineData("[01Jan2024 10:00:00.123] [main/ERROR] [net.minecraft.server.Main/FATAL]: ")]
    [InlineData("[10:00:00 ERROR] [net.minecraft.server.Main]: ")]
    [InlineData("10:00:00.123 [main] ERROR net.minecraft.server.Main - ")]
    [InlineData("\u001b[33m[10:00:00 WARN]: \u001b[m")]
    public void A_problem_is_found_behind_every_head(string head) =>
        Codes($"{head}**** FAILED TO BIND TO PORT!").Should().Contain("server.port.in_use");

    [Theory, Trait("Req", "L1")]
    [InlineData("<Kuro_77> ")]
    [InlineData("[Not Secure] <Kuro_77> ")]
    [InlineData("[Admin] Kuro_77: ")]
    [InlineData("[Owner] Kuro_77 » ")]
    [InlineData("Kuro_77 > ")]
    [InlineData("[Member]Kuro_77: ")]
    [InlineData("~Kuro_77: ")]
    [InlineData("(Global) Kuro_77: ")]
    [InlineData("[Discord | Member] Kuro » ")]
    [InlineData("[Lvl 12] Kuro_77 ➤ ")]
    [InlineData("* Kuro_77 says ")]
    [InlineData("[Kuro_77 -> Mia] ")]
    [InlineData("Kuro_77 issued server command: /say ")]
    [InlineData("[Server] ")]
    [InlineData("Kuro_77 was slain by ")]
    [InlineData("Named entity EntityVillager['")]
    public void What_people_say_is_no_evidence(string speaker)
    {
        Codes($"[10:00:00] [Server thread/INFO]: {speaker}{Words}").Should().BeEmpty();
        Codes($"[10:00:00 INFO]: {speaker}{Words}").Should().BeEmpty();
        Codes($"[01Jan2024 10:00:00.123] [Server thread/INFO] [net.minecraft.server.MinecraftServer/]: {speaker}{Words}").Should().BeEmpty();
    }

    [Theory, Trait("Req", "L1")]
    [InlineData("[10:00:00] [Server thread/INFO]: You need to agree to the EULA in order to run the server. Go to eula.txt for more info.", "server.eula.required")]
    [InlineData("[10:00:00] [Server thread/INFO]: World hell is a duplicate of another world and has been prevented from loading.", "world.duplicate")]
    [InlineData("[10:00:00 INFO]: [Kuro_77] disconnected with: Could not connect to a default or fallback server, please try again later", "proxy.backend.unreachable")]
    public void The_servers_own_quiet_lines_are(string line, string code) => Codes(line).Should().Contain(code);

    private static IEnumerable<string> Codes(string text) => Analyzer.Analyze(text, null, TestContext.Current.CancellationToken).Findings.Select(f => f.Code);
}
