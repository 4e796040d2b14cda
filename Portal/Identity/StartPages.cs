using Portal.Domain.People;

namespace Portal.Identity;

/// <summary>Where people begin, and where they may be sent back to.</summary>
public static class StartPages
{
    /// <summary>The first page of each role.</summary>
    public static string For(Role role) => role switch
    {
        Role.Agent => "/tickets",
        Role.Admin => "/admin/analytics",
        _ => "/chat",
    };

    /// <summary>The address to return to when it is a page of ours, else the role's first page.</summary>
    public static string Return(string? returnUrl, Role role) => IsOurs(returnUrl) ? returnUrl! : For(role);

    private static bool IsOurs(string? url) =>
        url is ['/', .., _] && url[1] is not ('/' or '\\') && !url.Any(char.IsControl) && !url.StartsWith("/sign-in", StringComparison.Ordinal);
}
