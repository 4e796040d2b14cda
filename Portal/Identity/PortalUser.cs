using Microsoft.AspNetCore.Identity;
using Portal.Domain.People;

namespace Portal.Identity;

/// <summary>A local account. One role each; the e-mail address is the name people sign in with.</summary>
public sealed class PortalUser : IdentityUser
{
    /// <summary>What others see, at most 120 characters.</summary>
    public string DisplayName { get; set; } = "";

    public Role Role { get; set; } = Role.Owner;
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Set when an admin locked the account for good.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}
