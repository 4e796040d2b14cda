using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.People;

namespace Portal.Identity;

/// <summary>The rows behind sign-ins: made, seen, ended. Read now, never from a cache.</summary>
internal sealed class PersonSessions(IPortalContexts contexts, TimeProvider clock)
{
    /// <summary>How exact "last seen" is; it saves a write a request.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public async Task<string> StartAsync(PortalUser user, CancellationToken cancellationToken)
    {
        await using var context = await contexts.OpenContextAsync(null, cancellationToken);
        var now = clock.GetUtcNow();
        var id = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        context.Sessions.Add(new PersonSession { Id = id, OwnerId = user.Id, CreatedAt = now, SeenAt = now });
        await context.SaveChangesAsync(cancellationToken);
        return id;
    }

    /// <summary>Whether the caller's session and account are still good.</summary>
    /// <param name="seen">True when the person just did something, which keeps the session from running idle.</param>
    public async Task<bool> IsCurrentAsync(Caller caller, bool seen, CancellationToken cancellationToken)
    {
        await using var context = await contexts.OpenContextAsync(null, cancellationToken);
        var facts = await (
            from session in context.Sessions.AsNoTracking()
            join user in context.Users.AsNoTracking() on session.OwnerId equals user.Id
            where session.Id == caller.SessionId && session.OwnerId == caller.UserId
            select new SessionFacts(session.CreatedAt, session.SeenAt, session.EndedAt, user.SecurityStamp, user.Role, user.DisabledAt))
            .FirstOrDefaultAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var isGood = SessionPolicy.IsGood(facts, caller, now);
        if (isGood && seen && now - facts!.SeenAt >= SeenEvery)
        {
            await context.Sessions.Where(s => s.Id == caller.SessionId)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancellationToken);
        }

        return isGood;
    }

    public async Task EndAsync(string sessionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.OpenContextAsync(null, cancellationToken);
        await EndAsync(context.Sessions.Where(s => s.Id == sessionId), cancellationToken);
    }

    /// <summary>Ends every sign-in of this person; open pages close within seconds.</summary>
    public async Task EndAllAsync(string userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.OpenContextAsync(null, cancellationToken);
        await EndAsync(context.Sessions.Where(s => s.OwnerId == userId), cancellationToken);
    }

    private Task EndAsync(IQueryable<PersonSession> sessions, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return sessions.Where(s => s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken);
    }
}
