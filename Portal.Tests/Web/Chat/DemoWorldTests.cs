using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Memory;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Chat;

/// <summary>Each server of the demo through the whole product: real panel client, real console, real log.</summary>
public sealed class DemoWorldTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "L8"), Trait("Req", "A1"), Trait("Req", "P5")]
    public async Task Each_fault_is_found_with_lines_evidence_steps_and_its_remedy()
    {
        await using var portal = TalkingPortal.Start();
        var olivia = await portal.CallerAsync("olivia@demo.example");
        foreach (var (server, code, proposal) in new[]
        {
            ("Survival", "jvm.memory.heap", "restart"), ("Creative", "server.port.in_use", "set_variable"), ("Skyblock", "plugin.dependency.missing", "disable_plugin"),
            ("Modded", "java.version.too_old", "set_docker_image"), ("Fabric Lab", "mod.incompatible", "disable_mod"), ("Hardcore", "server.process.killed", "set_variable"),
            ("Old World", "world.chunk.load_failed", null),
        })
        {
            var (_, answer) = await portal.SayAsync(olivia, "My server is broken", server);
            var finding = answer.Findings.First(f => f.Finding.GetProperty("code").GetString() == code).Finding;
            finding.GetProperty("lines").GetArrayLength().Should().BePositive(server);
            finding.GetProperty("evidence").GetArrayLength().Should().Be(finding.GetProperty("lines").GetArrayLength());
            finding.GetProperty("steps").GetArrayLength().Should().BePositive();
            answer.Proposals.Select(p => p.Action).Should().Equal(proposal is null ? [] : [proposal], server);
            answer.Citations.Should().NotBeEmpty(server);
        }

        var (_, lobby) = await portal.SayAsync(olivia, "Is something wrong with Lobby?", "Lobby");
        lobby.Findings.Where(f => f.Finding.GetProperty("severity").GetString() != "low").Should().BeEmpty();
        lobby.Proposals.Should().BeEmpty();
    }

    [Fact, Trait("Req", "S1"), Trait("Req", "S2")]
    public async Task What_was_talked_about_is_remembered_as_it_really_is()
    {
        await using var portal = TalkingPortal.Start();
        var olivia = await portal.CallerAsync("olivia@demo.example");
        await portal.SayAsync(olivia, "My server is broken", "Creative");
        var memory = await portal.Services.GetRequiredService<MemoryService>().ReadAsync(await portal.CallerAsync("olivia@demo.example"), Token);
        memory.Issues.Should().ContainSingle().Which.Should().Match<MemoryItem>(i => i.Key == "server.port.in_use" && i.Resolution == IssueResolution.Open);
        memory.Servers[0].Name.Should().Be("Creative");
        (await portal.Services.GetRequiredService<MemoryService>().ReadAsync(await portal.CallerAsync("noah@demo.example"), Token)).IsEmpty.Should().BeTrue();
    }

    [Fact, Trait("Req", "E7")]
    public async Task While_a_person_has_the_talk_the_assistant_is_silent()
    {
        await using var portal = TalkingPortal.Start();
        var olivia = await portal.CallerAsync("olivia@demo.example");
        var (conversation, _) = await portal.SayAsync(olivia, "I want to talk to a human");
        await using var db = await portal.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(Token);
        await db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.State, ConversationState.WithAgent), Token);
        var said = await portal.Services.GetRequiredService<Portal.Chat.ChatDesk>().SayAsync(olivia, conversation, "c9", "are you there?", null, Token);
        said.Refused.Should().BeNull();
        said.TurnId.Should().BeNull();
        (await db.Outbox.SingleAsync(Token)).TicketId.Should().NotBeEmpty();
    }

    [Fact, Trait("Req", "A1"), Trait("Req", "C4")]
    public async Task A_model_is_offered_the_tools_by_name_and_servers_by_alias_only()
    {
        await using var model = await ScriptedModelServer.StartAsync();
        await using var portal = TalkingPortal.Start(new() { ["Models:Fast:Endpoint"] = model.Endpoint, ["Models:Fast:Model"] = "scripted" });
        model.ThenSay("Hello.");
        await portal.SayAsync(await portal.CallerAsync("olivia@demo.example"), "My server is broken");
        var request = model.Requests.Single();
        request.GetProperty("tools").EnumerateArray().Select(t => t.GetProperty("function").GetProperty("name").GetString()).Should().BeEquivalentTo(
            "list_servers", "server_status", "analyze_logs", "search_knowledge", "power_action", "apply_fix", "escalate_to_human", "remember_preference",
            "forget_preference");
        request.GetRawText().Should().Contain("s9").And.NotContain("5e0001", "the panel's ids stay here");
    }

    [Fact, Trait("Req", "K9")]
    public async Task Another_index_can_stand_in()
    {
        await using var portal = TalkingPortal.Start(replace: services => services.AddSingleton<IKnowledgeIndex, OneArticle>());
        var (_, answer) = await portal.SayAsync(await portal.CallerAsync("olivia@demo.example"), "How do I add an operator?");
        answer.Citations.Should().ContainSingle().Which.Title.Should().Be("From elsewhere");
    }

    private sealed class OneArticle : IKnowledgeIndex
    {
        private static readonly Passage Found = new(Guid.NewGuid(), "elsewhere", "a.md", "From elsewhere", ["From elsewhere"], 1, "Enter `op Name`.", null);

        public Task<KnowledgeAnswer> SearchAsync(KnowledgeQuestion question, int top, CancellationToken cancellationToken) =>
            Task.FromResult(new KnowledgeAnswer(question.Text, 0.9, [Found]));

        public Task<Passage?> FindAsync(Guid chunkId, CancellationToken cancellationToken) => Task.FromResult<Passage?>(Found);
    }
}
