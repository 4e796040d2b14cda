using Portal.Domain.Conversations;
using Portal.Tests.Domain.Assistant.World;

namespace Portal.Tests.Domain.Assistant;

[Trait("Req", "A5")]
public sealed class DemoFaultTests
{
    [Fact, Trait("Req", "A3")]
    public async Task A_broken_server_with_memory_pressure_ends_in_memory_and_a_restart_grounded_in_log_lines()
    {
        var panel = TalkPanel.Demo();
        panel.Only(1, 8);
        await using var talk = await Talk.BeginAsync(panel);

        var answer = await talk.SayAsync("My server is broken");

        answer.Text.Should().Contain("Survival").And.ContainEquivalentOf("memory").And.ContainEquivalentOf("restart").And.Contain("OutOfMemoryError").And.Contain("190 |").And.Contain("[1]");
        answer.Proposals.Should().Equal("restart:Survival");
        answer.Tools.Should().Contain("analyze_logs");
        answer.Events.OfType<TurnEvent.ServerChosen>().Should().ContainSingle().Which.Assumed.Should().BeTrue();
        answer.Events.OfType<TurnEvent.Citation>().Should().NotBeEmpty();
        answer.Classified.Should().BeEquivalentTo(new { Intent = "troubleshoot", Complexity = "moderate", Grounded = true, Tier = "built-in" });
        answer.Escalated.Should().BeFalse();
    }

    [Theory]
    [InlineData("Survival lags", "restart:Survival", "memory|restart")]
    [InlineData("Creative won't start", "set_variable:Creative", "25566|25570|in use")]
    [InlineData("the shop on Skyblock does not work", "disable_plugin:Skyblock", "ShopGUIPlus|Vault")]
    [InlineData("Modded crashed", "set_docker_image:Modded", "java 21|65.0|java_21")]
    [InlineData("what is wrong with Fabric Lab?", "disable_mod:Fabric Lab", "sodium|optifabric|incompatible")]
    [InlineData("Hardcore keeps dying", "set_variable:Hardcore", "137|1536")]
    [InlineData("there is a hole in Old World", null, "r.2.-1.mca|(70, -20)|backup|person")]
    [InlineData("Lobby is broken", null, "healthy|nothing to fix")]
    [InlineData("Archive is down, please help", null, "suspended|person")]
    [InlineData("Survival ruckelt", "restart:Survival", "Speicher|Neustart|neu")]
    [InlineData("Creative startet nicht", "set_variable:Creative", "25566|25570|belegt")]
    [InlineData("Mit Lobby stimmt was nicht", null, "gesund")]
    [InlineData("Survival est en panne", "restart:Survival", "mémoire|redémarr")]
    [InlineData("mi servidor Survival no funciona", "restart:Survival", "memoria|reinici")]
    [InlineData("meu servidor Survival não funciona", "restart:Survival", "memória|reinici")]
    public async Task Each_fault_is_named_and_its_remedy_prepared(string say, string? proposes, string must)
    {
        await using var talk = await Talk.BeginAsync();

        var answer = await talk.SayAsync(say);

        foreach (var word in must.Split('|'))
        {
            answer.Text.Should().ContainEquivalentOf(word);
        }

        answer.Proposals.Should().Equal(proposes is null ? [] : [proposes]);
        answer.Escalated.Should().BeFalse();
    }
}
