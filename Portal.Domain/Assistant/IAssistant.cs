using Portal.Domain.Conversations;
using Portal.Domain.People;

namespace Portal.Domain.Assistant;

/// <summary>What the assistant is asked to answer.</summary>
/// <param name="Caller">Who asks; every tool acts as this person.</param>
/// <param name="AnswerId">The assistant's message, to which proposals and tickets are tied.</param>
/// <param name="Text">The owner's words, already saved.</param>
/// <param name="ServerId">The conversation's server, or null while none is chosen.</param>
/// <param name="Earlier">Earlier messages, oldest first, without replaced ones.</param>
public sealed record AssistantTurn(
    Caller Caller, Guid ConversationId, Guid TurnId, Guid AnswerId, string Text, string? ServerId, IReadOnlyList<Message> Earlier)
{
    /// <summary>Logs attached in the conversation, oldest first.</summary>
    public IReadOnlyList<AttachedLog> Logs { get; init; } = [];
}

/// <summary>A log that the owner attached.</summary>
/// <param name="Name">The file's name; foreign text.</param>
/// <param name="IsNew">It came with the words that are being answered.</param>
/// <param name="IsGone">Its text has been deleted.</param>
public sealed record AttachedLog(Guid Id, string Name, long Lines, bool IsNew, bool IsGone);

/// <summary>Answers one message. It only reads and proposes; nothing it does changes a server.</summary>
public interface IAssistant
{
    /// <summary>
    /// The answer as events, without the final <see cref="TurnEvent.Done"/>. Problems the owner can meet become text;
    /// an exception means a fault of ours.
    /// </summary>
    IAsyncEnumerable<TurnEvent> AnswerAsync(AssistantTurn turn, CancellationToken cancellationToken);

    /// <summary>
    /// What to tell the owner after an action ended: what was seen, whether the problem is gone (the log is read again), what to do next.
    /// </summary>
    IAsyncEnumerable<TurnEvent> ReportAsync(AssistantTurn turn, Guid actionId, CancellationToken cancellationToken);
}
