using Microsoft.EntityFrameworkCore;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.People;
using Portal.Domain.Safety;

namespace Portal.Domain.Tickets;

/// <summary>A part of the desk's list.</summary>
public enum DeskView
{
    Open,
    Mine,
    All,
    Closed,
}

/// <summary>A ticket with the letter that takes it to the helpdesk.</summary>
public sealed record TicketDetails(Ticket Ticket, OutboxLetter? Letter, Person? Owner);

/// <summary>Tickets for those who may see them: their owner, and staff. Another's ticket is as good as none.</summary>
public sealed class TicketService(
    IPortalDbFactory databases, Notices notices, IPeople people, OutboxSignal outbox, ConversationFeeds feeds, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Tickets shown at once.</summary>
    private const int Most = 200;

    /// <summary>An owner's own tickets, or staff's list: by view, what is due first.</summary>
    public async Task<IReadOnlyList<TicketDetails>> ListAsync(Caller caller, DeskView view, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var tickets = db.Tickets.AsNoTracking();
        tickets = !caller.IsStaff ? tickets.Where(t => t.OwnerId == caller.UserId) : view switch
        {
            DeskView.Open => tickets.Where(t => t.State != TicketState.Closed),
            DeskView.Mine => tickets.Where(t => t.AssignedTo == caller.UserId && t.State != TicketState.Closed),
            DeskView.Closed => tickets.Where(t => t.State == TicketState.Closed),
            _ => tickets,
        };
        var rows = await (caller.IsStaff && view != DeskView.Closed ? tickets.OrderBy(t => t.ExpectedBy) : tickets.OrderByDescending(t => t.CreatedAt))
            .Take(Most).ToListAsync(cancellationToken);
        var owners = new Dictionary<string, Person?>();
        foreach (var id in rows.Select(t => t.OwnerId).Distinct())
        {
            owners[id] = await people.FindAsync(id, cancellationToken);
        }

        return [.. rows.Select(t => new TicketDetails(t, null, owners[t.OwnerId]))];
    }

    /// <summary>One ticket, or null when it is not there or not theirs.</summary>
    public async Task<TicketDetails?> FindAsync(Caller caller, Guid ticketId, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        if (await db.Tickets.AsNoTracking().FirstOrDefaultAsync(t => t.Id == ticketId, cancellationToken) is not { } ticket)
        {
            return null;
        }

        await using var system = await databases.OpenForSystemAsync(cancellationToken); // letters are the owner's; staff may know how theirs stands
        var letter = await system.Outbox.AsNoTracking().FirstOrDefaultAsync(l => l.TicketId == ticketId && l.Kind == "create", cancellationToken);
        return new TicketDetails(ticket, letter, await people.FindAsync(ticket.OwnerId, cancellationToken));
    }

    /// <summary>Answers as staff: the owner reads it in their conversation at once.</summary>
    /// <returns>False when it is not there, or the caller is not staff.</returns>
    public async Task<bool> ReplyAsync(Caller caller, Guid ticketId, string clientId, string text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text) || await ChangeAsync(caller, ticketId, "ticket.replied", Replied, cancellationToken) is not { } ticket)
        {
            return false;
        }

        var name = (await people.FindAsync(caller.UserId, cancellationToken))?.Name ?? "Support";
        await notices.AddAsync(ticket.ConversationId, clientId, MessageRole.Agent, text.Trim(), name, [], cancellationToken);
        return true;

        void Replied(Ticket t)
        {
            t.FirstReplyAt ??= clock.GetUtcNow();
            t.AssignedTo ??= caller.UserId;
            t.State = TicketState.WaitingForCustomer;
        }
    }

    /// <summary>Takes the ticket.</summary>
    public async Task<bool> AssignToMeAsync(Caller caller, Guid ticketId, CancellationToken cancellationToken) =>
        await ChangeAsync(caller, ticketId, "ticket.assigned", t => t.AssignedTo = caller.UserId, cancellationToken) is not null;

    /// <summary>Closes the ticket; the assistant answers in the conversation again.</summary>
    public async Task<bool> CloseAsync(Caller caller, Guid ticketId, CancellationToken cancellationToken)
    {
        if (await ChangeAsync(caller, ticketId, "ticket.closed", Closed, cancellationToken) is not { } ticket)
        {
            return false;
        }

        await notices.AddAsync(
            ticket.ConversationId, $"closed-{ticket.Id:N}", MessageRole.System, $"Ticket {ticket.DisplayNumber} was closed.", null, [], cancellationToken);
        return true;

        void Closed(Ticket t)
        {
            t.State = TicketState.Closed;
            t.ClosedAt = clock.GetUtcNow();
        }
    }

    /// <summary>Decides on a letter that was refused, or whose fate is unknown, after somebody looked at the helpdesk.</summary>
    /// <param name="isThere">True: the helpdesk has it. False: send it again.</param>
    /// <returns>False when there is nothing to decide, or the caller is not staff.</returns>
    public async Task<bool> DecideLetterAsync(Caller caller, Guid ticketId, bool isThere, CancellationToken cancellationToken)
    {
        var action = isThere ? "ticket.letter.there" : "ticket.letter.again";
        if (!await MayAsync(caller, ticketId, action, cancellationToken) || !await SetLetterAsync(ticketId, isThere, cancellationToken))
        {
            return false;
        }

        outbox.Ring();
        await audit.AppendAsync(caller.UserId, null, action, "done", new { ticketId }, cancellationToken);
        return true;
    }

    private async Task<bool> SetLetterAsync(Guid ticketId, bool isThere, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenForSystemAsync(cancellationToken); // letters are the owner's; the caller was checked
        var letter = await db.Outbox.FirstOrDefaultAsync(
            l => l.TicketId == ticketId && (l.State == LetterState.MaybeSent || l.State == LetterState.Refused), cancellationToken);
        var ticket = await db.Tickets.FirstOrDefaultAsync(t => t.Id == ticketId, cancellationToken);
        if (letter is null || ticket is null)
        {
            return false;
        }

        (letter.State, letter.NextAt, letter.Error) = (isThere ? LetterState.Delivered : LetterState.Waiting, now, null);
        letter.DeliveredAt = isThere ? now : null;
        ticket.State = isThere && ticket.State == TicketState.Queued ? TicketState.Open : ticket.State;
        ticket.UpdatedAt = now;
        await db.SaveChangesAsync(cancellationToken);
        feeds.Changed(ticket.ConversationId, Guid.Empty);
        return true;
    }

    private async Task<bool> MayAsync(Caller caller, Guid ticketId, string action, CancellationToken cancellationToken)
    {
        if (caller.IsStaff && await people.IsCurrentAsync(caller, cancellationToken))
        {
            return true;
        }

        await audit.AppendAsync(caller.UserId, null, action, "denied", new { ticketId }, cancellationToken);
        return false;
    }

    // A closed ticket stays as it was closed: its conversation may have a newer one by now.
    private async Task<Ticket?> ChangeAsync(Caller caller, Guid ticketId, string action, Action<Ticket> change, CancellationToken cancellationToken)
    {
        if (!await MayAsync(caller, ticketId, action, cancellationToken))
        {
            return null;
        }

        await using var db = await databases.OpenAsync(caller, cancellationToken);
        if (await db.Tickets.FirstOrDefaultAsync(t => t.Id == ticketId && t.State != TicketState.Closed, cancellationToken) is not { } ticket)
        {
            return null;
        }

        change(ticket);
        ticket.UpdatedAt = clock.GetUtcNow();
        if (ticket.State == TicketState.Closed && await db.Conversations.FirstOrDefaultAsync(c => c.Id == ticket.ConversationId, cancellationToken) is { } talk)
        {
            talk.State = ConversationState.Open; // with the ticket, so that neither is left behind
        }

        await db.SaveChangesAsync(cancellationToken);
        await audit.AppendAsync(caller.UserId, ticket.OwnerId, action, "done", new { ticketId }, cancellationToken);
        return ticket;
    }
}
