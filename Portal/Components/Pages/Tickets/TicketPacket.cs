namespace Portal.Components.Pages.Tickets;

/// <summary>The facts that came with a ticket, as its page shows them.</summary>
public sealed record TicketPacket(string? Server, IReadOnlyList<TriedAction>? Actions, IReadOnlyList<UsedSource>? Sources)
{
    /// <summary>Nothing.</summary>
    public static TicketPacket Empty { get; } = new(null, [], []);
}

/// <summary>What was tried, and what was seen of it.</summary>
public sealed record TriedAction(string Verb, string Server, string State, string? Outcome, DateTimeOffset At);

/// <summary>A document an answer rested on.</summary>
public sealed record UsedSource(string Document, string Title);
