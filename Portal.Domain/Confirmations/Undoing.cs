using Microsoft.EntityFrameworkCore;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Domain.Confirmations;

/// <summary>Makes the card that takes a carried out action back. It stands below the first one and is confirmed like it.</summary>
public sealed class Undoing(IPortalDbFactory databases, Proposals proposals, ConversationFeeds feeds, TimeProvider clock)
{
    /// <summary>Proposes the way back of the caller's own action.</summary>
    public async Task<ProposalResult> ProposeAsync(Caller caller, Guid actionId, CancellationToken cancellationToken)
    {
        var done = await proposals.FindAsync(caller, actionId, cancellationToken);
        if (done is not { State: ActionState.Succeeded } || done.OwnerId != caller.UserId || ActionUndo.Of(done) is not { } back)
        {
            return new ProposalResult(null, new PanelProblem(PanelProblemKind.Invalid, "There is nothing to undo."));
        }

        var request = new ProposalRequest(done.ConversationId, done.MessageId, done.ServerId, done.ServerName, back.Verb, back.Parameters);
        var result = await proposals.ProposeAsync(caller, request, cancellationToken);
        if (result.Action is { } card)
        {
            await ShowAsync(card, cancellationToken);
        }

        return result;
    }

    // The answer is finished long since, so its new card is written to it here, and its followers read it again.
    private async Task ShowAsync(PendingAction card, CancellationToken cancellationToken)
    {
        var feed = await feeds.OpenAsync(card.ConversationId, cancellationToken);
        var shown = new TurnEvent.Proposal(card.Id, card.ServerName, card.Verb, card.ExpiresAt);
        var number = feed.Publish(card.MessageId, shown).Number;
        await using (var db = await databases.OpenForSystemAsync(cancellationToken))
        {
            db.TurnEvents.Add(new TurnEventRow
            {
                OwnerId = card.OwnerId, ConversationId = card.ConversationId, MessageId = card.MessageId, Number = number,
                Payload = TranscriptLine.Write(shown), CreatedAt = clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(cancellationToken);
            await db.Conversations.Where(c => c.Id == card.ConversationId && c.LastEvent < number)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.LastEvent, number), cancellationToken);
        }

        feed.Publish(card.MessageId, new TurnEvent.Outcome(card.Id, nameof(ActionState.Pending)));
        feed.Publish(card.MessageId, null);
    }
}
