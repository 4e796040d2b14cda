using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.People;
using Portal.Domain.Safety;

namespace Portal.Domain.Confirmations;

/// <summary>Whether an approval was taken; if not, why, in plain words.</summary>
public sealed record ApprovalResult(bool Accepted, string? Refused = null);

/// <summary>
/// Accepts a card: once, by its owner, in the session it was made in, before it expires. One conditional update decides;
/// whoever comes second finds nothing to change.
/// </summary>
public sealed class Approvals(
    IPortalDbFactory databases, IPeople people, ConversationFeeds feeds, IAuditTrail audit, IOptionsMonitor<ConfirmationOptions> options,
    TimeProvider clock)
{
    /// <summary>Approves a card.</summary>
    /// <param name="typedName">The server's name as typed, for actions that ask for it.</param>
    public async Task<ApprovalResult> ApproveAsync(Caller caller, Guid actionId, string? typedName, CancellationToken cancellationToken)
    {
        var result = await DecideAsync(caller, actionId, typedName, cancellationToken);
        await audit.AppendAsync(
            caller.UserId, caller.UserId, "action.approved", result.Accepted ? "done" : "denied", new { Id = actionId, result.Refused }, cancellationToken);
        return result;
    }

    private async Task<ApprovalResult> DecideAsync(Caller caller, Guid actionId, string? typedName, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var card = await db.Actions.AsNoTracking().FirstOrDefaultAsync(a => a.Id == actionId && a.OwnerId == caller.UserId, cancellationToken);
        if (card is null)
        {
            return new ApprovalResult(false, "There is no such confirmation.");
        }

        if (await RefusalAsync(db, caller, card, typedName, cancellationToken) is { } refusal)
        {
            return new ApprovalResult(false, refusal);
        }

        var now = clock.GetUtcNow();
        var taken = await db.Actions
            .Where(a => a.Id == actionId && a.OwnerId == caller.UserId && a.SessionId == caller.SessionId && a.State == ActionState.Pending
                && a.ExpiresAt > now && a.ParametersHash == card.ParametersHash && a.Parameters == card.Parameters)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.State, ActionState.Sending).SetProperty(a => a.DecidedAt, (DateTimeOffset?)now), cancellationToken);
        if (taken != 1)
        {
            return new ApprovalResult(false, "This confirmation was answered already.");
        }

        (await feeds.OpenAsync(card.ConversationId, cancellationToken)).Publish(card.MessageId, new TurnEvent.Outcome(actionId, nameof(ActionState.Sending)));
        return new ApprovalResult(true);
    }

    private async Task<string?> RefusalAsync(IPortalDb db, Caller caller, PendingAction card, string? typedName, CancellationToken cancellationToken)
    {
        if (!await people.IsCurrentAsync(caller, cancellationToken))
        {
            return "You have been signed out. Please sign in again.";
        }

        if (card.SessionId != caller.SessionId)
        {
            return "This was proposed in another session of yours. Ask for it again here to confirm it.";
        }

        if (card.State != ActionState.Pending)
        {
            return "This confirmation was answered already.";
        }

        var now = clock.GetUtcNow();
        if (card.ExpiresAt <= now)
        {
            return "This confirmation has expired. Ask again and a new one is made.";
        }

        if (card.ParametersHash != ActionParameters.Hash(card.ServerId, card.Verb, card.ThenStart, card.Parameters))
        {
            return "This confirmation is not the one that was shown. Ask again and a new one is made.";
        }

        if (ActionVerbs.Find(card.Verb)!.TypeName && !string.Equals(typedName?.Trim(), card.ServerName, StringComparison.OrdinalIgnoreCase))
        {
            return $"Please type the server's name, {card.ServerName}, to confirm this.";
        }

        var hour = now.AddHours(-1);
        var writes = await db.Actions.CountAsync(
            a => a.OwnerId == caller.UserId && a.ServerId == card.ServerId && a.DecidedAt > hour && a.State != ActionState.Declined, cancellationToken);
        return writes >= options.CurrentValue.WritesPerHour
            ? $"{card.ServerName} was changed {writes} times in the last hour. Please wait a little, or talk to a person."
            : null;
    }
}
