using Portal.Components.Controls;
using Portal.Domain.Tickets;

namespace Portal.Components.Pages.Tickets;

/// <summary>How a ticket looks and reads.</summary>
internal static class TicketTones
{
    public static Tone Of(TicketState state) => state switch
    {
        TicketState.Queued => Tone.Warn,
        TicketState.Open => Tone.Info,
        TicketState.WaitingForCustomer => Tone.Accent,
        _ => Tone.Neutral,
    };

    /// <summary>The subject as people read it: without the marker for helpdesks, beginning with a capital letter.</summary>
    public static string Subject(Ticket ticket)
    {
        var words = ticket.Subject.Replace("AI Assistant Escalation: ", "", StringComparison.Ordinal);
        return words.Length == 0 ? "Ticket" : $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }
}
