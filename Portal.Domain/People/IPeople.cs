namespace Portal.Domain.People;

/// <summary>A person as others may see them.</summary>
public sealed record Person(string UserId, string Email, string Name, Role Role);

/// <summary>Looks people up. The host implements it over its accounts.</summary>
public interface IPeople
{
    /// <summary>The person with this id, or null.</summary>
    Task<Person?> FindAsync(string userId, CancellationToken cancellationToken);

    /// <summary>The person with exactly this e-mail address, in any case, or null.</summary>
    Task<Person?> FindByEmailAsync(string email, CancellationToken cancellationToken);

    /// <summary>Whether the caller's account and session are still good, read now and never from a cache. Every write asks first.</summary>
    Task<bool> IsCurrentAsync(Caller caller, CancellationToken cancellationToken);
}
