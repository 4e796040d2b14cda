using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Chat;
using Portal.Domain.Assistant;
using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Attachments;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.People;

namespace Portal.Tests.Web.Chat;

/// <summary>The assistant and a log that came with a message.</summary>
public sealed class AttachedLogTests
{
    private const string Broken = "[14:05:40] [Server thread/ERROR]: Encountered an unexpected exception\njava.lang.OutOfMemoryError: Java heap space\n\tat net.minecraft.server.MinecraftServer.tick(MinecraftServer.java:900)\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "L7")]
    public async Task It_is_read_named_and_shown_with_its_own_lines()
    {
        await using var portal = TalkingPortal.Start();
        var olivia = await portal.CallerAsync("olivia@demo.example");
        var log = await AttachAsync(portal, olivia);
        var (conversation, answer) = await SayAsync(portal, olivia, "", null, log);
        answer.Text.Should().Contain("crash.log").And.Contain("OutOfMemoryError");
        answer.Findings.Should().ContainSingle().Which.Should().Match<TurnEvent.FindingShown>(f => f.AttachmentId == log && f.ServerId == "" && f.ServerName == "crash.log");
        (await portal.CardsAsync(olivia, conversation)).Should().BeEmpty("nobody has said which server it is of");

        var (_, later) = await SayAsync(portal, olivia, "What else is in that log?", conversation);
        later.Findings.Should().ContainSingle(f => f.AttachmentId == log);
        (await portal.Services.GetRequiredService<AttachmentService>().ListAsync(olivia, conversation, Token)).Should().ContainSingle(a => a.Id == log && a.MessageId != null);
    }

    [Fact, Trait("Req", "XA4")]
    public async Task Anothers_log_goes_with_no_message()
    {
        await using var portal = TalkingPortal.Start();
        var log = await AttachAsync(portal, await portal.CallerAsync("olivia@demo.example"));
        var said = await portal.Services.GetRequiredService<ChatDesk>()
            .SayAsync(await portal.CallerAsync("noah@demo.example"), null, "c1", "Look", null, [log], Token);
        said.Refused.Should().Contain("not there any more");
    }

    [Fact, Trait("Req", "P2"), Trait("Req", "L8")]
    public async Task The_button_under_a_finding_makes_a_card_and_nothing_more()
    {
        await using var portal = TalkingPortal.Start();
        var olivia = await portal.CallerAsync("olivia@demo.example");
        var (conversation, answer) = await SayAsync(portal, olivia, "", null, await AttachAsync(portal, olivia));
        var survival = (await portal.Services.GetRequiredService<Portal.Domain.Panel.IPanelReader>().ListServersAsync(olivia, Token)).Single(s => s.Name == "Survival");
        await using var scope = portal.Services.CreateAsyncScope();
        var fixes = scope.ServiceProvider.GetRequiredService<FindingFixes>();

        (await fixes.ProposeAsync(olivia, conversation, answer.Id, null, answer.Findings[0].Finding, Token)).Refused!.Message.Should().Contain("choose the server");
        var made = await fixes.ProposeAsync(olivia, conversation, answer.Id, survival.Id, answer.Findings[0].Finding, Token);
        made.Action.Should().Match<PendingAction>(card => card.Verb == "restart" && card.State == ActionState.Pending && card.MessageId == answer.Id && card.AfterReadingLog);
        var foreign = await fixes.ProposeAsync(olivia, conversation, answer.Id, Guid.NewGuid().ToString(), answer.Findings[0].Finding, Token);
        foreign.Action.Should().BeNull();
    }

    [Theory]
    [InlineData("", true, Intent.PastedLog)]
    [InlineData("My server is broken", true, Intent.PastedLog)]
    [InlineData("How do I fix this?", true, Intent.PastedLog)]
    [InlineData("I want to talk to a person", true, Intent.Escalate)]
    [InlineData("List my servers", true, Intent.ListServers)]
    [InlineData("My server is broken", false, Intent.Troubleshoot)]
    [InlineData("What is wrong in the file I sent?", false, Intent.PastedLog)]
    public void A_log_that_comes_with_a_question_is_what_it_is_about(string text, bool isNew, string intent)
    {
        var read = new IntentReader([]).Read(text.Length == 0 ? "What is wrong in this log?" : text);
        AttachedWishes.Resolve(read, [new AttachedLog(Guid.NewGuid(), "latest.log", 1, isNew, false)]).First.Intent.Should().Be(intent);
        AttachedWishes.Resolve(read, [new AttachedLog(Guid.NewGuid(), "latest.log", 1, isNew, IsGone: true)]).Should().Be(read);
    }

    private static async Task<Guid> AttachAsync(TalkingPortal portal, Caller caller)
    {
        var taken = await portal.Services.GetRequiredService<AttachmentService>().ReceiveAsync(caller, "crash.log", new MemoryStream(Encoding.UTF8.GetBytes(Broken)), Token);
        return taken.Attachment!.Id;
    }

    private static async Task<(Guid Conversation, TranscriptLine Answer)> SayAsync(TalkingPortal portal, Caller caller, string text, Guid? conversation, params Guid[] logs)
    {
        var said = await portal.Services.GetRequiredService<ChatDesk>().SayAsync(caller, conversation, Guid.NewGuid().ToString("N"), text, null, logs, Token);
        said.Refused.Should().BeNull();
        return (said.ConversationId, await portal.AnswerAsync(caller, said.ConversationId, line => line.AnswersId == said.MessageId));
    }
}
