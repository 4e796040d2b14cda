using Portal.Components.Controls;
using Portal.Domain.Tickets;

namespace Portal.Components.Pages.Tickets;

/// <summary>The colour of a ticket's state.</summary>
internal static class TicketTones
{
    public static Tone Of(TicketState state) => state switch
    {
        TicketState.Queued => Tone.Warn,
        TicketState.Open => Tone.Info,
        TicketState.WaitingForCustomer => Tone.Accent,
        _ => Tone.Neutral,
    };
}
