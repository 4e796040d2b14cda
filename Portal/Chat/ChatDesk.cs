using Portal.Domain.Attachments;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.People;

namespace Portal.Chat;

/// <summary>What a page, the hub or the command line can do in a chat: domain calls, then the hand-over to the workers.</summary>
public sealed class ChatDesk(
    ConversationService conversations, AttachmentService attachments, Approvals approvals, Proposals proposals, Undoing undoing, TurnInbox turns,
    ActionInbox actions, RunningTurns running)
{
    /// <summary>Says something, and hands the turn over.</summary>
    public async Task<Said> SayAsync(
        Caller caller, Guid? conversationId, string clientId, string text, ChosenServer? server, CancellationToken cancellationToken) =>
        await HandOverAsync(await conversations.SayAsync(caller, conversationId, clientId, text, server, cancellationToken));

    /// <summary>Says something with logs attached; without words it asks what is wrong in them.</summary>
    public async Task<Said> SayAsync(
        Caller caller, Guid? conversationId, string clientId, string text, ChosenServer? server, IReadOnlyList<Guid> logs, CancellationToken cancellationToken) =>
        await HandOverAsync(await conversations.SayAsync(
            caller, conversationId, clientId, Words(text, logs), server, (db, message, token) => attachments.TieAsync(db, message, logs, token), cancellationToken));

    /// <summary>Answers again.</summary>
    public async Task<Said?> AnswerAgainAsync(Caller caller, Guid answerId, CancellationToken cancellationToken) =>
        await conversations.AnswerAgainAsync(caller, answerId, cancellationToken) is { } said ? await HandOverAsync(said) : null;

    /// <summary>Edits and sends again; the logs of the old message go on with the new one, and more may come with it.</summary>
    public async Task<Said?> EditAsync(Caller caller, Guid messageId, string text, IReadOnlyList<Guid> logs, CancellationToken cancellationToken) =>
        await conversations.EditAsync(caller, messageId, Words(text, logs), async (db, message, token) =>
        {
            await attachments.MoveAsync(db, messageId, message, token);
            return await attachments.TieAsync(db, message, logs, token);
        }, cancellationToken) is { } said ? await HandOverAsync(said) : null;

    /// <summary>Stops an answer being written.</summary>
    public bool Stop(Caller caller, Guid answerId) => running.Stop(caller.UserId, answerId);

    /// <summary>Approves a card and has it carried out.</summary>
    public async Task<ApprovalResult> ApproveAsync(Caller caller, Guid actionId, string? typedName, CancellationToken cancellationToken)
    {
        var result = await approvals.ApproveAsync(caller, actionId, typedName, cancellationToken);
        if (result.Accepted)
        {
            actions.Add(new ApprovedAction(actionId, caller.SecurityStamp));
        }

        return result;
    }

    /// <summary>Declines a card.</summary>
    public Task<bool> DeclineAsync(Caller caller, Guid actionId, CancellationToken cancellationToken) =>
        proposals.DeclineAsync(caller, actionId, cancellationToken);

    /// <summary>Proposes to take a carried out action back: a card like any other. Null when it was made, else why not.</summary>
    public async Task<string?> UndoAsync(Caller caller, Guid actionId, CancellationToken cancellationToken) =>
        (await undoing.ProposeAsync(caller, actionId, cancellationToken)).Refused?.Message;

    private static string Words(string text, IReadOnlyList<Guid> logs) =>
        logs.Count == 0 || !string.IsNullOrWhiteSpace(text) ? text : logs.Count == 1 ? "What is wrong in this log?" : "What is wrong in these logs?";

    private async Task<Said> HandOverAsync(Said said)
    {
        if (said.TurnId is { } turn)
        {
            await turns.AddAsync(turn, CancellationToken.None); // it is saved: it must run, whoever leaves
        }

        return said;
    }
}
