using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.People;
using Portal.Domain.Safety;
using Portal.Domain.Tickets;

namespace Portal.Domain.Escalation;

/// <summary>Hands a conversation to a person: ticket, letter to the helpdesk and the conversation's state in one transaction (E6).</summary>
public sealed partial class EscalationService(
    IPortalDbFactory databases, IOptionsMonitor<EscalationOptions> options, IOptionsMonitor<HelpdeskOptions> helpdesk, OutboxSignal outbox, IAuditTrail audit,
    ConversationRedactions redactions, TimeProvider clock, ILogger<EscalationService> logger)
{
    /// <summary>Tries when others wanted the same number. Of those that meet one always wins, so this many may meet.</summary>
    private const int Tries = 40;

    /// <summary>Opens a ticket when a trigger holds; null when none does.</summary>
    public async Task<EscalationResult?> ConsiderAsync(
        Caller caller, Guid conversationId, Guid? messageId, EscalationSignals seen, CancellationToken cancellationToken) =>
        EscalationPolicy.Trigger(seen, options.CurrentValue) is { } trigger
            ? await OpenAsync(
                new Handover(caller, conversationId, messageId, trigger, seen.Issue, seen.HighFindingStays ? TicketPriority.High : TicketPriority.Normal, "en"),
                cancellationToken)
            : null;

    /// <summary>Opens a ticket, or finds the one that is open.</summary>
    /// <param name="messageId">The answer that told of it, or null.</param>
    /// <param name="trigger">Why, as staff read it.</param>
    /// <param name="issue">What it is about; null = the conversation's title.</param>
    /// <param name="language">en or de, for the owner's text.</param>
    public Task<EscalationResult> EscalateAsync(
        Caller caller, Guid conversationId, Guid? messageId, string trigger, string? issue, string language, CancellationToken cancellationToken) =>
        OpenAsync(new Handover(caller, conversationId, messageId, trigger, issue, TicketPriority.Normal, language), cancellationToken);

    private async Task<EscalationResult> OpenAsync(Handover wish, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(wish, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Another ticket took the number, or the conversation got its ticket, at the same moment.
            }
        }
    }

    private async Task<EscalationResult> TryAsync(Handover wish, CancellationToken cancellationToken)
    {
        var (caller, conversationId, language) = (wish.Caller, wish.ConversationId, wish.Language);
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Tickets.FirstOrDefaultAsync(t => t.ConversationId == conversationId && t.State != TicketState.Closed, cancellationToken) is { } open)
        {
            return Result(open, isNew: false, language);
        }

        if (await RefusalAsync(db, wish, cancellationToken) is { } refused)
        {
            return refused;
        }

        var ticket = await MakeAsync(db, wish, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        outbox.Ring();
        await audit.AppendAsync(caller.UserId, caller.UserId, "ticket.opened", "done", new { ticket.Id, conversationId, wish.MessageId, wish.Trigger }, cancellationToken);
        Log.Escalated(logger, conversationId, ticket.Id, wish.Trigger);
        return Result(ticket, isNew: true, language);
    }

    private async Task<EscalationResult?> RefusalAsync(IPortalDb db, Handover wish, CancellationToken cancellationToken)
    {
        var (limits, since) = (options.CurrentValue, clock.GetUtcNow().AddDays(-1));
        var mine = db.Tickets.Where(t => t.OwnerId == wish.Caller.UserId);
        var open = await mine.CountAsync(t => t.State != TicketState.Closed, cancellationToken);
        var text = open >= limits.OpenTickets ? OwnerText.TooManyOpen(open, wish.Language)
            : await mine.CountAsync(t => t.CreatedAt > since, cancellationToken) is var today && today >= limits.TicketsPerDay ? OwnerText.TooManyToday(today, wish.Language)
            : null;
        return text is null ? null : new EscalationResult(Guid.Empty, "", EscalationResult.RefusedState, wish.Trigger, false, clock.GetUtcNow(), text);
    }

    private async Task<Ticket> MakeAsync(IPortalDb db, Handover wish, CancellationToken cancellationToken)
    {
        var (now, id, conversationId, caller) = (clock.GetUtcNow(), Guid.NewGuid(), wish.ConversationId, wish.Caller);
        var conversation = await db.Conversations.FirstAsync(c => c.Id == conversationId && c.OwnerId == caller.UserId, cancellationToken);
        var messages = await db.Messages.AsNoTracking().Where(m => m.ConversationId == conversationId && m.ReplacedById == null)
            .OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        var rows = await db.TurnEvents.AsNoTracking().Where(e => e.ConversationId == conversationId).OrderBy(e => e.Number).ToListAsync(cancellationToken);
        var actions = await db.Actions.AsNoTracking().Where(a => a.ConversationId == conversationId).OrderBy(a => a.CreatedAt).ToListAsync(cancellationToken);
        var text = new TicketText(redactions.For(conversation.OwnerId, conversationId));
        var facts = new TicketFacts(id, conversation.ServerName, conversation.ServerId, wish.Trigger, rows.ConvertAll(r => TranscriptLine.Read(r.Payload)), actions);
        var number = (await TicketNumbers.LastAsync(databases, cancellationToken) ?? TicketNumbers.First - 1) + 1;
        var ticket = new Ticket
        {
            Id = id, OwnerId = caller.UserId, ConversationId = conversationId, Number = number, Subject = text.Subject(wish.Issue ?? conversation.Title),
            Description = text.Description(messages, facts), Trigger = wish.Trigger, ServerId = conversation.ServerId, ServerName = conversation.ServerName,
            Packet = text.Packet(facts), Priority = wish.Priority,
            CreatedAt = now, UpdatedAt = now, ExpectedBy = OpeningHours.After(now, options.CurrentValue.Within(wish.Priority), options.CurrentValue),
        };
        conversation.State = ConversationState.Escalated;
        db.Tickets.Add(ticket);
        db.Outbox.Add(new OutboxLetter
        {
            OwnerId = caller.UserId, TicketId = ticket.Id, Kind = "create", IdempotencyKey = ticket.Id.ToString(), CreatedAt = now, NextAt = now,
        });
        return ticket;
    }

    private EscalationResult Result(Ticket ticket, bool isNew, string language)
    {
        var queued = ticket.State == TicketState.Queued && helpdesk.CurrentValue.IsExternal;
        var text = OwnerText.Say(
            ticket.DisplayNumber, options.CurrentValue.Within(ticket.Priority), ticket.ExpectedBy, isNew ? ticket.CreatedAt : clock.GetUtcNow(), queued, language);
        return new EscalationResult(ticket.Id, ticket.DisplayNumber, TicketWords.State(ticket.State), ticket.Trigger, isNew, ticket.ExpectedBy, text);
    }

    private sealed record Handover(
        Caller Caller, Guid ConversationId, Guid? MessageId, string Trigger, string? Issue, TicketPriority Priority, string Language);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Conversation {Conversation} became ticket {Ticket}: {Trigger}.")]
        public static partial void Escalated(ILogger logger, Guid conversation, Guid ticket, string trigger);
    }
}
