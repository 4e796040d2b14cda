using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.People;

namespace Portal.Identity;

/// <summary>People, from the accounts.</summary>
internal sealed class PeopleDirectory(IPortalContexts contexts, PersonSessions sessions, ILookupNormalizer names) : IPeople
{
    public Task<Person?> FindAsync(string userId, CancellationToken cancellationToken) =>
        FindAsync(user => user.Id == userId, cancellationToken);

    public Task<Person?> FindByEmailAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = names.NormalizeEmail(email.Trim());
        return FindAsync(user => user.NormalizedEmail == normalized, cancellationToken);
    }

    public Task<bool> IsCurrentAsync(Caller caller, CancellationToken cancellationToken) =>
        sessions.IsCurrentAsync(caller, seen: false, cancellationToken);

    private async Task<Person?> FindAsync(Expression<Func<PortalUser, bool>> which, CancellationToken cancellationToken)
    {
        await using var context = await contexts.OpenContextAsync(null, cancellationToken);
        return await context.Users.AsNoTracking().Where(which)
            .Select(user => new Person(user.Id, user.Email!, user.DisplayName, user.Role))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
