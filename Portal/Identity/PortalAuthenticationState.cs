using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Portal.Identity;

/// <summary>Tells an open circuit within seconds that its session ended; from then on it has no caller.</summary>
internal sealed class PortalAuthenticationState(ILoggerFactory loggers, PersonSessions sessions, CircuitActivity activity)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <summary>Short enough for D7's ten seconds, with room for a slow check.</summary>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(4);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        authenticationState.User.ToCaller() is { } caller
        && await sessions.IsCurrentAsync(caller, seen: activity.TakeSeen(), cancellationToken);
}
