using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.People;
using Portal.Identity;

namespace Portal.Cli;

/// <summary>Makes the caller of a verb: the operator at the machine acts as a person, with a session of its own that shows in their list.</summary>
internal sealed class VerbCallers(IPortalContexts contexts, PersonSessions sessions)
{
    /// <summary>A caller for the person with this e-mail address, or null.</summary>
    public async Task<Caller?> FindAsync(string email, CancellationToken cancellationToken)
    {
        await using var context = await contexts.OpenContextAsync(null, cancellationToken);
        var normalized = email.Trim().ToUpperInvariant();
        var user = await context.Users.FirstOrDefaultAsync(u => u.NormalizedEmail == normalized && u.DisabledAt == null, cancellationToken);
        return user is null
            ? null
            : new Caller(user.Id, await sessions.StartAsync(user, cancellationToken), user.SecurityStamp ?? "", user.Role);
    }
}
