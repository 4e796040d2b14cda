using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.People;

namespace Portal.Chat;

/// <summary>Has the assistant tell the owner how an action ended.</summary>
public sealed class ActionReports(IPortalDbFactory databases, ConversationFeeds feeds, TurnInbox turns, TimeProvider clock)
{
    /// <summary>Saves the turn that will report, and hands it over.</summary>
    /// <param name="securityStamp">Of the sign-in that approved.</param>
    public async Task AskAsync(PendingAction card, string securityStamp, CancellationToken cancellationToken)
    {
        var caller = new Caller(card.OwnerId, card.SessionId, securityStamp, Role.Owner);
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var turn = Turns.Add(db, caller, card.ConversationId, card.MessageId, card.Id, clock);
        await db.SaveChangesAsync(cancellationToken);
        feeds.Changed(card.ConversationId, turn.AnswerId);
        await turns.AddAsync(turn.Id, cancellationToken);
    }
}
