using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Tests.Domain.LogAnalysis;

/// <summary>Heads of games other than Minecraft, by example.</summary>
public sealed class GameHeadsTests
{
    [Theory, Trait("Req", "L1")]
    [InlineData("[2024.01.02-12.00.00:000][  0]LogNet: Warning: text", "Warn", "text")]
    [InlineData("[2024.01.02-12.00.00:000][  0]LogInit: text", "Info", "text")]
    [InlineData("[Error  :   BepInEx] text", "Error", "text")]
    [InlineData("01/02/2024 12:34:56: text", "None", "text")]
    [InlineData("L 01/02/2024 - 12:34:56: text", "None", "text")]
    [InlineData("LOG  : General     , 1700000000000> 1,234,567> text", "Info", "text")]
    [InlineData("WARN : Mod         f:0, t:1717727012800> text", "Warn", "text")]
    [InlineData("12:34:56.789   ENGINE    (E): text", "Error", "text")]
    [InlineData("[           resources] text", "None", "text")]
    [InlineData("[Oxide] 12:00 [Error] text", "Error", "text")]
    [InlineData("   0.481 Error Util.cpp:95: text", "Error", "text")]
    [InlineData("2024-01-02T12:00:00 12.345 WRN text", "Warn", "text")]
    [InlineData("[E 00:00:00,227] text", "Error", "text")]
    [InlineData("[2024-01-02 12:00:00] [ERROR   ] discord.client: text", "Error", "text")]
    [InlineData("2024-01-02 12:00:00,123 - discord.client - CRITICAL - text", "Fatal", "text")]
    [InlineData("1:M 02 Jan 2024 12:34:56.789 # text", "Warn", "text")]
    [InlineData("2024-01-02 12:34:56 0 [ERROR] text", "Error", "text")]
    [InlineData("2024-01-02 12:34:56.789 UTC [1] PANIC:  text", "Fatal", "text")]
    public void A_head_is_taken_off(string line, string level, string text)
    {
        var head = HeadGrammar.Read(line);
        head.Should().NotBeNull();
        head!.Value.Message.Should().Be(text);
        head.Value.Level.ToString().Should().Be(level);
    }

    [Theory, Trait("Req", "L1")]
    [InlineData("[CHAT] Kuro[76561198000000001] : Fatal error!")]
    [InlineData("\"Kuro<2><[U:1:1]><CT>\" say \"Fatal error!\"")]
    [InlineData("L 01/02/2024 - 12:34:56: \"Kuro<2><[U:1:1]><CT>\" say \"Fatal error!\"")]
    [InlineData("2024-01-02 12:00:00 [CHAT] Kuro: Fatal error!")]
    [InlineData("2024.01.02_12.00.00: Kuro (Kuro the Brave): Fatal error!")]
    [InlineData("[2024.01.02-12.00.00:000][  0]LogChat: Kuro: Fatal error!")]
    [InlineData("12:05:00 | Chat(\"Kuro\"(id=abc=)): Fatal error!")]
    [InlineData("[         script:chat] Kuro: Fatal error!")]
    [InlineData("[2024-01-02 12:00:00] [World] Kuro [Kuro]: \"Fatal error!\"")]
    [InlineData("01/02/2024 12:00:00: Console: <color=orange>Kuro</color>: <color=#FFEB04FF>Fatal error!</color>")]
    [InlineData("[general] Kuro#1234: Fatal error!")]
    public void Players_words_are_told_apart(string line)
    {
        var head = HeadGrammar.Read(line);
        head.Should().NotBeNull();
        PlayerTalk.Is(head!.Value).Should().BeTrue();
    }
}
