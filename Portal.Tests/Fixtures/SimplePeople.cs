using System.Collections.Concurrent;
using Portal.Domain.People;

namespace Portal.Tests.Fixtures;

/// <summary>Accounts that are there until they are signed out.</summary>
public sealed class SimplePeople : IPeople
{
    private readonly ConcurrentDictionary<string, bool> _out = new();

    public void SignOut(Caller caller) => _out[caller.SessionId] = true;

    public Task<Person?> FindAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult<Person?>(new Person(userId, $"{userId}@demo.example", userId, Role.Owner));

    public Task<Person?> FindByEmailAsync(string email, CancellationToken cancellationToken) =>
        Task.FromResult<Person?>(new Person(email.Split('@')[0], email, email, Role.Owner));

    public Task<bool> IsCurrentAsync(Caller caller, CancellationToken cancellationToken) => Task.FromResult(!_out.ContainsKey(caller.SessionId));
}
