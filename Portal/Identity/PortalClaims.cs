using System.Security.Claims;
using Portal.Domain.People;

namespace Portal.Identity;

/// <summary>What the cookie carries, and how a <see cref="Caller"/> is read from it.</summary>
public static class PortalClaims
{
    /// <summary>The id of the person's <see cref="PersonSession"/>.</summary>
    public const string Session = "sid";

    /// <summary>The account's security stamp at sign-in.</summary>
    public const string Stamp = "stamp";

    /// <summary>Whose scheme it is.</summary>
    public const string Scheme = "portal";

    extension(ClaimsPrincipal principal)
    {
        /// <summary>The caller, or null when nobody is signed in or the cookie is not ours.</summary>
        public Caller? ToCaller() =>
            principal.Identity?.IsAuthenticated == true
            && principal.FindFirstValue(ClaimTypes.NameIdentifier) is { Length: > 0 } id
            && principal.FindFirstValue(Session) is { Length: > 0 } session
            && principal.FindFirstValue(Stamp) is { Length: > 0 } stamp
            && TryRole(principal.FindFirstValue(ClaimTypes.Role), out var role)
                ? new Caller(id, session, stamp, role)
                : null;
    }

    /// <summary>The signed-in person of this account and session.</summary>
    public static ClaimsPrincipal Of(PortalUser user, string sessionId) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, user.Id),
            new(ClaimTypes.Name, user.DisplayName is { Length: > 0 } name ? name : user.Email!),
            new(ClaimTypes.Email, user.Email!),
            new(ClaimTypes.Role, Policies.Name(user.Role)),
            new(Session, sessionId),
            new(Stamp, user.SecurityStamp!),
        ],
        Scheme));

    private static bool TryRole(string? name, out Role role)
    {
        role = name switch { Policies.Agent => Role.Agent, Policies.Admin => Role.Admin, _ => Role.Owner };
        return name is Policies.Owner or Policies.Agent or Policies.Admin;
    }
}
