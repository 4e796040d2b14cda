using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Portal.Domain.Safety;

namespace Portal.Identity;

/// <summary>How a sign-in ended.</summary>
/// <param name="User">The person, signed in; null otherwise.</param>
/// <param name="RetryAfter">Set when there were too many failures; how long to wait.</param>
internal sealed record SignInOutcome(PortalUser? User, TimeSpan? RetryAfter = null);

/// <summary>Signs people in and out. Known and unknown accounts get the same answer after the same work.</summary>
internal sealed class SignInService(
    UserManager<PortalUser> users, SignInThrottle throttle, PersonSessions sessions, IAuditTrail audit, DummyPassword dummy)
{
    public async Task<SignInOutcome> TryAsync(HttpContext http, string email, string password, CancellationToken cancellationToken)
    {
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        if (throttle.Take(address, email) is { } wait)
        {
            return new SignInOutcome(null, wait);
        }

        var user = await users.FindByEmailAsync(email.Trim());
        var isRight = await IsRightAsync(user, password);
        if (user is null || !isRight || user.DisabledAt is not null)
        {
            await audit.AppendAsync(user?.Id ?? "unknown", user?.Id, "sign-in", "failed", new { }, cancellationToken);
            return new SignInOutcome(null);
        }

        throttle.GiveBack(address, email);
        await SignInAsync(http, user, cancellationToken);
        return new SignInOutcome(user);
    }

    /// <summary>Signs in without asking for a password: for the demo's people and right after the first admin was made.</summary>
    public async Task SignInAsync(HttpContext http, PortalUser user, CancellationToken cancellationToken)
    {
        if (http.User.ToCaller() is { } before)
        {
            await sessions.EndAsync(before.SessionId, cancellationToken);
        }

        var session = await sessions.StartAsync(user, cancellationToken);
        var properties = new AuthenticationProperties { AllowRefresh = true };
        await http.SignInAsync(PortalClaims.Scheme, PortalClaims.Of(user, session), properties);
        await audit.AppendAsync(user.Id, user.Id, "sign-in", "done", new { session = session[..8] }, cancellationToken);
    }

    public async Task SignOutAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.User.ToCaller() is { } caller)
        {
            await sessions.EndAsync(caller.SessionId, cancellationToken);
            await audit.AppendAsync(caller.UserId, caller.UserId, "sign-out", "done", new { session = caller.SessionId[..8] }, cancellationToken);
        }

        await http.SignOutAsync(PortalClaims.Scheme);
    }

    public async Task SignOutEverywhereAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.User.ToCaller() is { } caller)
        {
            await sessions.EndAllAsync(caller.UserId, cancellationToken);
            await audit.AppendAsync(caller.UserId, caller.UserId, "sign-out.everywhere", "done", new { }, cancellationToken);
        }

        await http.SignOutAsync(PortalClaims.Scheme);
    }

    private Task<bool> IsRightAsync(PortalUser? user, string password) =>
        user?.PasswordHash is null ? Task.FromResult(dummy.Refuse(password)) : users.CheckPasswordAsync(user, password);
}
