namespace Portal.Domain.Tickets;

/// <summary>States of tickets in words.</summary>
public static class TicketWords
{
    /// <summary>As scripts know it: queued, open, waiting_for_customer, on_hold, closed, unknown.</summary>
    public static string State(TicketState state) => state switch
    {
        TicketState.WaitingForCustomer => "waiting_for_customer",
        TicketState.OnHold => "on_hold",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>As people read it.</summary>
    public static string Say(TicketState state) => state switch
    {
        TicketState.Queued => "Queued for the helpdesk",
        TicketState.WaitingForCustomer => "Waiting for the customer",
        TicketState.OnHold => "On hold",
        _ => state.ToString(),
    };
}
