using Microsoft.AspNetCore.Components.Authorization;
using Portal.Domain.People;

namespace Portal.Identity;

/// <summary>
/// Who asks, in a page, a circuit or an endpoint. It is read anew each time, so a session that ended has no caller any more.
/// In a hub method use <see cref="PortalClaims.ToCaller"/> on the hub's own user.
/// </summary>
public sealed class CallerAccessor(AuthenticationStateProvider states, IHttpContextAccessor requests)
{
    /// <summary>The signed-in caller. Throws <see cref="UnauthorizedAccessException"/> when nobody is signed in.</summary>
    public async Task<Caller> GetAsync(CancellationToken cancellationToken = default) =>
        await FindAsync(cancellationToken) ?? throw new UnauthorizedAccessException("Nobody is signed in.");

    /// <summary>The signed-in caller, or null.</summary>
    public async Task<Caller?> FindAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return (await states.GetAuthenticationStateAsync()).User.ToCaller();
        }
        catch (InvalidOperationException)
        {
            // Outside pages and circuits nobody tells the provider who is there; an endpoint has its request.
            return requests.HttpContext?.User.ToCaller();
        }
    }
}
