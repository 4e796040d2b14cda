namespace Portal.Domain.Safety;

/// <summary>The append-only audit trail.</summary>
public interface IAuditTrail
{
    /// <summary>Appends one line.</summary>
    /// <param name="actor">Who did it: a person's id, or "system".</param>
    /// <param name="ownerId">Whose data it is about, or null.</param>
    /// <param name="action">What, e.g. <c>action.approved</c>, <c>sign-in</c>, <c>key.linked</c>.</param>
    /// <param name="state"><c>done</c>, <c>denied</c> or <c>failed</c>.</param>
    /// <param name="detail">Ids and figures, serialised as JSON; never people's texts, never secrets.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    Task AppendAsync(string actor, string? ownerId, string action, string state, object detail, CancellationToken cancellationToken);
}
