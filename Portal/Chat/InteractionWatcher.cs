using Portal.Domain.Analytics;
using Portal.Domain.Conversations;
using Portal.Domain.ModelRouting;

namespace Portal.Chat;

/// <summary>Records every answered question for the figures. Reports on actions and stopped or cut answers are no questions answered.</summary>
internal sealed class InteractionWatcher(InteractionRecorder recorder, CostLedger ledger) : ITurnWatcher
{
    /// <inheritdoc/>
    public async Task EndedAsync(EndedTurn ended, CancellationToken cancellationToken)
    {
        var (turn, answer) = (ended.Turn, ended.Answer);
        if (ended.State != MessageState.Complete || turn.ActionId is not null || answer.Classified is not { } seen)
        {
            return;
        }

        await recorder.RecordAsync(
            new Interaction
            {
                OwnerId = turn.OwnerId, ConversationId = turn.ConversationId, MessageId = turn.AnswerId, QueryType = seen.Intent,
                Complexity = seen.Complexity, StartedAt = turn.CreatedAt, ResponseMs = Milliseconds(ended.At - turn.CreatedAt),
                FirstTokenMs = answer.FirstTextAt is { } first ? Milliseconds(first - turn.CreatedAt) : null, Grounded = seen.Grounded,
                Escalated = answer.Escalated, Tier = seen.Tier, FindingCode = answer.FindingCode,
                Cost = await ledger.SpentAsync(turn.ConversationId, turn.CreatedAt, cancellationToken),
            },
            cancellationToken);
    }

    private static long Milliseconds(TimeSpan time) => Math.Max(0, (long)time.TotalMilliseconds);
}
