using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Chat;
using Portal.Demo;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.People;

namespace Portal.Tests.Web.Chat;

/// <summary>Remedies end to end: asked for in the chat, confirmed, carried out over the panel's HTTP contract, seen to have worked, taken back.</summary>
[Trait("Req", "L8"), Trait("Req", "A2"), Trait("Req", "P2")]
public sealed class WorkshopTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Faults_beyond_the_demo_world_are_found_and_mended()
    {
        await using var portal = Start(DemoWorld.Workshop);
        var olivia = await portal.CallerAsync("olivia@demo.example");
        foreach (var (server, code, verb) in new[]
        {
            ("Fresh", "server.eula.required", "accept_eula"), ("Locked", "world.session_lock", "remove_session_lock"), ("Tinkered", "config.parse.failed", "restore_file"),
        })
        {
            var (conversation, answer) = await portal.SayAsync(olivia, "My server does not start", server);
            answer.Findings.Select(f => f.Finding.GetProperty("code").GetString()).Should().Contain(code);
            var card = (await portal.CardsAsync(olivia, conversation)).Should().ContainSingle().Subject;
            card.Verb.Should().Be(verb);
            var report = await ApproveAsync(portal, olivia, card);
            (await StateAsync(portal, olivia, card.Id)).Should().Be(ActionState.Succeeded, report.Text);
            portal.Panel.World.Servers.Single(s => s.Name == server).Power.State.Should().Be("running");
            ActionUndo.Of((await portal.CardsAsync(olivia, conversation))[0]).Should().NotBeNull();
        }
    }

    [Theory]
    [InlineData("Survival", "restart")]
    [InlineData("Creative", "set_variable")]
    [InlineData("Skyblock", "disable_plugin")]
    [InlineData("Modded", "set_docker_image")]
    [InlineData("Fabric Lab", "disable_mod")]
    [InlineData("Hardcore", "set_variable")]
    public async Task Each_named_remedy_of_the_demo_works(string server, string verb)
    {
        await using var portal = Start(DemoWorld.Create);
        var olivia = await portal.CallerAsync("olivia@demo.example");
        var (conversation, _) = await portal.SayAsync(olivia, "My server is broken", server);
        var card = (await portal.CardsAsync(olivia, conversation)).Should().ContainSingle().Subject;
        card.Verb.Should().Be(verb);
        var report = await ApproveAsync(portal, olivia, card);
        (await StateAsync(portal, olivia, card.Id)).Should().Be(ActionState.Succeeded, report.Text);
        if (server == "Skyblock")
        {
            report.Proposals.Should().ContainSingle().Which.Action.Should().Be("restart", "a running server uses it from its next start on");
            var restart = (await portal.CardsAsync(olivia, conversation)).Single(c => c.Verb == "restart");
            await ApproveAsync(portal, olivia, restart);
            (await StateAsync(portal, olivia, restart.Id)).Should().Be(ActionState.Succeeded);
            portal.Panel.World["s3"].Files.Read("logs/latest.log").Should().NotContain("ShopGUIPlus");
        }

        portal.Panel.World.Servers.Single(s => s.Name == server).Power.State.Should().Be("running");
        await using var db = await portal.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(Token);
        var trail = await db.Audit.Where(row => row.Action.StartsWith("action.")).OrderBy(row => row.Id).Select(row => row.Action).ToListAsync(Token);
        trail.Take(3).Should().Equal("action.proposed", "action.approved", "action.ended");
    }

    [Fact]
    public async Task A_fix_is_taken_back_by_a_card_of_its_own()
    {
        await using var portal = Start(DemoWorld.Create);
        var olivia = await portal.CallerAsync("olivia@demo.example");
        var (conversation, answer) = await portal.SayAsync(olivia, "My server is broken", "Skyblock");
        var card = (await portal.CardsAsync(olivia, conversation)).Single();
        await ApproveAsync(portal, olivia, card);
        var desk = portal.Services.GetRequiredService<ChatDesk>();
        (await desk.UndoAsync(await portal.CallerAsync("noah@demo.example"), card.Id, Token)).Should().Contain("nothing to undo");
        (await desk.UndoAsync(olivia, card.Id, Token)).Should().BeNull();
        Files(portal).Exists("plugins/ShopGUIPlus.jar").Should().BeFalse("the way back waits for its own confirmation");
        var undo = (await portal.CardsAsync(olivia, conversation)).Single(c => c.State == ActionState.Pending && c.Verb != "restart");
        undo.Verb.Should().Be("enable_file");
        var shown = (await portal.Services.GetRequiredService<ConversationReader>().FindAsync(olivia, answer.Id, Token))!;
        shown.Proposals.Select(p => p.Id).Should().Equal([card.Id, undo.Id], "it stands below the first");
        await ApproveAsync(portal, olivia, undo);
        Files(portal).Exists("plugins/ShopGUIPlus.jar").Should().BeTrue();
    }

    [Fact, Trait("Req", "XB5")]
    public async Task A_file_changed_while_the_card_waits_is_not_touched_and_the_owner_is_told()
    {
        await using var portal = Start(DemoWorld.Create);
        var olivia = await portal.CallerAsync("olivia@demo.example");
        var (conversation, _) = await portal.SayAsync(olivia, "My server is broken", "Skyblock");
        var card = (await portal.CardsAsync(olivia, conversation)).Single();
        Files(portal).Write("plugins/ShopGUIPlus.jar", "another file");
        portal.Panel.Requests.Clear();
        var report = await ApproveAsync(portal, olivia, card);
        portal.Panel.Requests.Writes.Should().BeEmpty();
        var ended = (await portal.CardsAsync(olivia, conversation)).Single(c => c.Id == card.Id);
        ended.State.Should().Be(ActionState.Failed);
        ended.Outcome.Should().Contain("changed since");
        report.Text.Should().Contain("changed since");
    }

    private static Portal.Demo.Machine.DemoFiles Files(TalkingPortal portal) => portal.Panel.World["s3"].Files;

    private static TalkingPortal Start(Func<TimeProvider, DemoWorld> world) => TalkingPortal.Start(
        new() { ["Panel:StableSeconds"] = "0", ["Panel:StatusCacheSeconds"] = "1" }, services => services.AddSingleton(new DemoPanelOptions { Speed = 40, World = world, WebsocketPerMinute = 100, ResourceCache = TimeSpan.Zero }));

    private static async Task<TranscriptLine> ApproveAsync(TalkingPortal portal, Caller caller, PendingAction card)
    {
        var before = (await portal.Services.GetRequiredService<ConversationReader>().OpenAsync(caller, card.ConversationId, Token))!.Transcript.ConvertAll(line => line.Id);
        (await portal.Services.GetRequiredService<ChatDesk>().ApproveAsync(caller, card.Id, card.ServerName, Token)).Accepted.Should().BeTrue();
        return await portal.AnswerAsync(caller, card.ConversationId, line => line.AnswersId == card.MessageId && !before.Contains(line.Id));
    }

    private static async Task<ActionState> StateAsync(TalkingPortal portal, Caller caller, Guid id) =>
        (await portal.Services.GetRequiredService<Proposals>().FindAsync(caller, id, Token))!.State;
}
