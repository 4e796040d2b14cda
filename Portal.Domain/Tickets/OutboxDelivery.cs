using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Domain.Conversations;
using Portal.Domain.Data;

namespace Portal.Domain.Tickets;

/// <summary>Delivers letters: leased so that one node sends each, tried again until the desk has them, never dropped (E6).</summary>
public sealed partial class OutboxDelivery(
    IPortalDbFactory databases, IDesk desk, ConversationFeeds feeds, IOptionsMonitor<OutboxOptions> options, IOptionsMonitor<HelpdeskOptions> helpdesk, TimeProvider clock,
    ILogger<OutboxDelivery> logger)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>Sends every letter that is due.</summary>
    /// <returns>How many reached the desk.</returns>
    public async Task<int> DeliverDueAsync(CancellationToken cancellationToken)
    {
        var delivered = 0;
        while (await TakeAsync(cancellationToken) is { } letter)
        {
            delivered += await SendAsync(letter, cancellationToken) ? 1 : 0;
        }

        return delivered;
    }

    /// <summary>How many letters are not at the desk yet.</summary>
    public async Task<int> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.Outbox.CountAsync(l => l.State == LetterState.Waiting || l.State == LetterState.Sending, cancellationToken);
    }

    /// <summary>How long until the next letter is due, at most a minute.</summary>
    public async Task<TimeSpan> NextAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var next = await db.Outbox.Where(l => l.State == LetterState.Waiting).Select(l => (DateTimeOffset?)l.NextAt).MinAsync(cancellationToken);
        var wait = (next ?? DateTimeOffset.MaxValue) - clock.GetUtcNow();
        return wait < TimeSpan.FromMilliseconds(50) ? TimeSpan.FromMilliseconds(50) : wait > TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : wait;
    }

    // A lease that ran out belongs to a process that is gone. The key makes sending again harmless, where the receiver honours it.
    private async Task<OutboxLetter?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + Lease;
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await GiveUpUnknownAsync(db, now, cancellationToken);
        var due = db.Outbox.Where(l => (l.State == LetterState.Waiting && l.NextAt <= now) || (l.State == LetterState.Sending && l.LeasedUntil < now));
        foreach (var letter in await due.AsNoTracking().OrderBy(l => l.NextAt).Take(20).ToListAsync(cancellationToken))
        {
            var mine = await db.Outbox.Where(l => l.Id == letter.Id && l.State == letter.State && l.Attempts == letter.Attempts).ExecuteUpdateAsync(
                set => set.SetProperty(l => l.State, LetterState.Sending).SetProperty(l => l.LeasedUntil, (DateTimeOffset?)until)
                    .SetProperty(l => l.Attempts, l => l.Attempts + 1),
                cancellationToken);
            if (mine == 1)
            {
                return await db.Outbox.AsNoTracking().FirstAsync(l => l.Id == letter.Id, cancellationToken);
            }
        }

        return null;
    }

    private async Task GiveUpUnknownAsync(IPortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (helpdesk.CurrentValue is { IsExternal: true, IgnoresKey: true })
        {
            const string problem = "The portal was stopped while this was being sent. Look at the helpdesk before sending it again.";
            await db.Outbox.Where(l => l.State == LetterState.Sending && l.LeasedUntil < now).ExecuteUpdateAsync(
                set => set.SetProperty(l => l.State, LetterState.MaybeSent).SetProperty(l => l.LeasedUntil, (DateTimeOffset?)null).SetProperty(l => l.Error, problem),
                cancellationToken);
        }
    }

    private async Task<bool> SendAsync(OutboxLetter letter, CancellationToken cancellationToken)
    {
        var ticket = await FindAsync(letter.TicketId, cancellationToken);
        var receipt = await desk.CreateAsync(ticket, letter.IdempotencyKey, cancellationToken);
        await SettleAsync(letter, receipt);
        Log.Tried(logger, letter.Id, receipt.Outcome, letter.Attempts);
        await TellAsync(ticket.ConversationId);
        return receipt.Outcome == DeskOutcome.Delivered;
    }

    private async Task<Ticket> FindAsync(Guid ticketId, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.Tickets.AsNoTracking().FirstAsync(t => t.Id == ticketId, cancellationToken);
    }

    // Without a token: whatever the desk said must not be forgotten. The ticket is changed in place, for staff may have changed it during the call.
    private async Task SettleAsync(OutboxLetter sent, DeskReceipt receipt)
    {
        await using var db = await databases.OpenForSystemAsync(CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        Settle(await db.Outbox.FirstAsync(l => l.Id == sent.Id, CancellationToken.None), receipt);
        await db.SaveChangesAsync(CancellationToken.None);
        if (receipt.Outcome == DeskOutcome.Delivered)
        {
            await NoteDeliveredAsync(db, sent.TicketId, receipt);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task NoteDeliveredAsync(IPortalDb db, Guid ticketId, DeskReceipt receipt)
    {
        var now = clock.GetUtcNow();
        await db.Tickets.Where(t => t.Id == ticketId && t.State == TicketState.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TicketState.Open), CancellationToken.None);
        await db.Tickets.Where(t => t.Id == ticketId).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.ExternalId, t => receipt.ExternalId ?? t.ExternalId).SetProperty(t => t.ExternalUrl, t => receipt.Url ?? t.ExternalUrl)
                .SetProperty(t => t.UpdatedAt, now),
            CancellationToken.None);
    }

    private void Settle(OutboxLetter letter, DeskReceipt receipt)
    {
        var now = clock.GetUtcNow();
        letter.LeasedUntil = null;
        letter.Error = receipt.Problem;
        switch (receipt.Outcome)
        {
            case DeskOutcome.Delivered:
                (letter.State, letter.DeliveredAt) = (LetterState.Delivered, now);
                break;
            case DeskOutcome.TryAgain:
                (letter.State, letter.NextAt) = (LetterState.Waiting, now + RetryTable.After(letter.Attempts, receipt.RetryAfter, options.CurrentValue));
                break;
            case DeskOutcome.MaybeSent:
                letter.State = LetterState.MaybeSent;
                break;
            default:
                letter.State = LetterState.Refused;
                break;
        }
    }

    private async Task TellAsync(Guid conversationId)
    {
        await using var db = await databases.OpenForSystemAsync(CancellationToken.None);
        var last = await db.Messages.Where(m => m.ConversationId == conversationId).OrderByDescending(m => m.CreatedAt).Select(m => m.Id)
            .FirstOrDefaultAsync(CancellationToken.None);
        feeds.Changed(conversationId, last);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Letter {Letter}: {Outcome} at try {Attempt}.")]
        public static partial void Tried(ILogger logger, Guid letter, DeskOutcome outcome, int attempt);
    }
}
