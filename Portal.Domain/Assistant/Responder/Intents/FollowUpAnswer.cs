using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Confirmations;
using Portal.Domain.Memory;

namespace Portal.Domain.Assistant.Responder.Intents;

/// <summary>Yes, no, "it works now", a server's name alone: what is left of them after <see cref="FollowUps"/>.</summary>
internal sealed class FollowUpAnswer(Proposals proposals, MemoryRecorder recorder) : IIntentAnswer
{
    public IReadOnlyList<string> Intents { get; } =
    [
        Intent.Confirm, Intent.Decline, Intent.Again, Intent.OtherOne,
        Intent.ChooseServer, Intent.WorksNow,
    ];

    public Task AnswerAsync(Wish wish, Reply reply, CancellationToken cancellationToken) => wish.Intent switch
    {
        Intent.Confirm => ConfirmAsync(reply, cancellationToken),
        Intent.Decline => DeclineAsync(reply, cancellationToken),
        Intent.WorksNow => WorksAsync(wish, reply, cancellationToken),
        Intent.ChooseServer => ChooseAsync(wish, reply, cancellationToken),
        Intent.OtherOne => AskAsync(reply),
        _ => NothingAsync(reply, reply.Texts.NothingToRepeat),
    };

    private static async Task ConfirmAsync(Reply reply, CancellationToken cancellationToken)
    {
        if (reply.Scope.Facts.LastIntent == Intent.ForgetAll)
        {
            await MemoryAnswer.ForgetAllAsync(reply, cancellationToken);
            return;
        }

        var card = reply.Scope.Facts.OpenCard(reply.Now);
        reply.Say(card is null ? reply.Texts.NothingOpen : reply.Texts.CardStillOpen(reply.Texts.Action(card.Verb), card.ServerName));
        reply.Suggest(reply.Texts.SayList, reply.Texts.SayHuman);
    }

    private async Task DeclineAsync(Reply reply, CancellationToken cancellationToken)
    {
        if (reply.Scope.Facts.LastIntent == Intent.ForgetAll)
        {
            reply.Say(reply.Texts.KeptAll);
            return;
        }

        var declined = false;
        foreach (var card in reply.Scope.Facts.Actions.Where(a => a.State == ActionState.Pending && a.ExpiresAt > reply.Now))
        {
            declined |= await proposals.DeclineAsync(reply.Scope.Turn.Caller, card.Id, cancellationToken);
        }

        reply.Say(reply.Texts.Declined(declined));
        reply.Suggest(reply.Texts.SayHuman, reply.Texts.SayList);
    }

    private async Task WorksAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        var server = ServerChoice.Meant(wish, reply) is [var one, ..] ? one.Server : null;
        var noted = await recorder.ResolveIssueAsync(
            reply.Scope.Turn.Caller, server?.Id, null, IssueResolution.ConfirmedFixed, $"the owner said so, {reply.Now:yyyy-MM-dd HH:mm} UTC", cancellationToken);
        reply.Say(noted ? reply.Texts.GladItWorks(server?.Name) : reply.Texts.Welcome);
    }

    private static async Task ChooseAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        if (ServerChoice.OneOrAsk(wish, reply) is { } server)
        {
            var result = await reply.CallAsync("server_status", new { server = reply.Alias(server) }, cancellationToken);
            reply.Say(result.Value is Panel.ServerReport report ? reply.Texts.Status(report.Status) : null);
            reply.Say(reply.Texts.Chosen(server.Server.Name));
            reply.Suggest(reply.Texts.SayCheck(server.Server.Name), reply.Texts.SayRestart(server.Server.Name), reply.Texts.SayBackups(server.Server.Name));
        }
    }

    private static Task AskAsync(Reply reply)
    {
        ServerChoice.Ask(reply);
        return Task.CompletedTask;
    }

    private static Task NothingAsync(Reply reply, string text)
    {
        reply.Say(text);
        reply.Suggest(reply.Texts.SayList, reply.Texts.SayHuman);
        return Task.CompletedTask;
    }
}
