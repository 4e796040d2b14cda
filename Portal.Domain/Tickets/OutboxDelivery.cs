using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Domain.Conversations;
using Portal.Domain.Data;

namespace Portal.Domain.Tickets;

/// <summary>Delivers letters: leased so that one node sends each, tried again until the desk has them, never dropped (E6).</summary>
public sealed partial class OutboxDelivery(
    IPortalDbFactory databases, IDesk desk, ConversationFeeds feeds, IOptionsMonitor<OutboxOptions> options, TimeProvider clock, ILogger<OutboxDelivery> logger)
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

    /// <summary>How long until the next letter is due, at most a minute.</summary>
    public async Task<TimeSpan> NextAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var next = await db.Outbox.Where(l => l.State == LetterState.Waiting).Select(l => (DateTimeOffset?)l.NextAt).MinAsync(cancellationToken);
        var wait = (next ?? DateTimeOffset.MaxValue) - clock.GetUtcNow();
        return wait < TimeSpan.FromMilliseconds(50) ? TimeSpan.FromMilliseconds(50) : wait > TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : wait;
    }

    // A lease that ran out belongs to a process that is gone; the key makes sending again harmless.
    private async Task<OutboxLetter?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + Lease;
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
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

    private async Task<bool> SendAsync(OutboxLetter letter, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var ticket = await db.Tickets.FirstAsync(t => t.Id == letter.TicketId, cancellationToken);
        var receipt = await desk.CreateAsync(ticket, letter.IdempotencyKey, cancellationToken);
        var kept = await db.Outbox.FirstAsync(l => l.Id == letter.Id, cancellationToken);
        Settle(kept, ticket, receipt);
        await db.SaveChangesAsync(CancellationToken.None); // whatever the desk said must not be forgotten
        Log.Tried(logger, letter.Id, receipt.Outcome, letter.Attempts);
        await TellAsync(db, ticket);
        return receipt.Outcome == DeskOutcome.Delivered;
    }

    private void Settle(OutboxLetter letter, Ticket ticket, DeskReceipt receipt)
    {
        var now = clock.GetUtcNow();
        letter.LeasedUntil = null;
        letter.Error = receipt.Problem;
        switch (receipt.Outcome)
        {
            case DeskOutcome.Delivered:
                (letter.State, letter.DeliveredAt) = (LetterState.Delivered, now);
                ticket.State = ticket.State == TicketState.Queued ? TicketState.Open : ticket.State;
                (ticket.ExternalId, ticket.ExternalUrl, ticket.UpdatedAt) = (receipt.ExternalId ?? ticket.ExternalId, receipt.Url ?? ticket.ExternalUrl, now);
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

    private async Task TellAsync(IPortalDb db, Ticket ticket)
    {
        var last = await db.Messages.Where(m => m.ConversationId == ticket.ConversationId).OrderByDescending(m => m.CreatedAt).Select(m => m.Id)
            .FirstOrDefaultAsync(CancellationToken.None);
        feeds.Changed(ticket.ConversationId, last);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Letter {Letter}: {Outcome} at try {Attempt}.")]
        public static partial void Tried(ILogger logger, Guid letter, DeskOutcome outcome, int attempt);
    }
}
