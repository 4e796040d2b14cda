using Portal.Domain.Escalation;
using Portal.Domain.Memory;

namespace Portal.Domain.Assistant.Responder;

/// <summary>Tells the owner about their ticket (E4), once an answer.</summary>
internal static class Handover
{
    /// <param name="sayWhy">Say which rule led to it: when the owner did not ask for a person.</param>
    public static void Say(EscalationResult ticket, Reply reply, bool sayWhy)
    {
        if (reply.Ticket is not null)
        {
            return;
        }

        if (ticket.IsRefused)
        {
            reply.Say(ticket.OwnerText); // a limit was met: there is no number to tell
            return;
        }

        reply.Ticket = ticket;
        reply.Say(sayWhy && ticket.IsNew ? reply.Texts.TicketWhy(ticket.Trigger) : null);
        reply.Say(reply.Texts.Ticket(ticket.Number, ticket.ExpectedBy - reply.Now, ticket.IsNew));
    }

    /// <summary>Considers a ticket with what the turn has seen, after everything else was said.</summary>
    public static async Task ConsiderAsync(Reply reply, CancellationToken cancellationToken)
    {
        if (reply.Ticket is not null)
        {
            return;
        }

        var result = await reply.CallQuietlyAsync("escalate_to_human", new { reason = "rules" }, cancellationToken);
        if (result.Value is EscalationResult { IsNew: true } ticket)
        {
            Say(ticket, reply, sayWhy: true);
        }
    }

    /// <summary>What memory keeps of it.</summary>
    public static Task RememberAsync(Reply reply, MemoryRecorder recorder, CancellationToken cancellationToken)
    {
        if (reply.Ticket is not { IsNew: true } ticket)
        {
            return Task.CompletedTask;
        }

        var server = reply.Server?.Server;
        return recorder.RecordEscalationAsync(
            reply.Scope.Turn.Caller, ticket.Number, $"Ticket {ticket.Number}: {reply.Signals.Issue ?? ticket.Trigger}", server?.Id, server?.Name,
            reply.Scope.Turn.ConversationId, cancellationToken);
    }
}
