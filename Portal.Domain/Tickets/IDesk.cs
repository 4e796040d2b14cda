namespace Portal.Domain.Tickets;

/// <summary>What became of a letter at the desk.</summary>
public enum DeskOutcome
{
    /// <summary>It is there.</summary>
    Delivered,

    /// <summary>It is not, and may be tried again with the same key.</summary>
    TryAgain,

    /// <summary>It may be there; asking again could double it.</summary>
    MaybeSent,

    /// <summary>It was refused, and trying again does not help.</summary>
    Refused,
}

/// <summary>The desk's answer.</summary>
/// <param name="ExternalId">The desk's number or id, where it gave one.</param>
/// <param name="Url">Where people see it there.</param>
/// <param name="Problem">Why not, in a sentence without secrets.</param>
/// <param name="RetryAfter">How long the desk asks to wait.</param>
public sealed record DeskReceipt(DeskOutcome Outcome, string? ExternalId = null, string? Url = null, string? Problem = null, TimeSpan? RetryAfter = null);

/// <summary>A helpdesk. Every letter carries an idempotency key that is the same on each try.</summary>
public interface IDesk
{
    /// <summary>Opens the ticket there.</summary>
    Task<DeskReceipt> CreateAsync(Ticket ticket, string idempotencyKey, CancellationToken cancellationToken);
}
