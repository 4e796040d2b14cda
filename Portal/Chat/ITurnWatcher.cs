using Portal.Domain.Conversations;

namespace Portal.Chat;

/// <summary>A turn that ended.</summary>
public sealed record EndedTurn(Turn Turn, MessageState State, DateTimeOffset At, AnswerWriter Answer);

/// <summary>Told of every turn that ended, after its answer is saved.</summary>
public interface ITurnWatcher
{
    /// <summary>Called once a turn.</summary>
    Task EndedAsync(EndedTurn ended, CancellationToken cancellationToken);
}
