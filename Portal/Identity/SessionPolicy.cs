using Portal.Domain.People;

namespace Portal.Identity;

/// <summary>A session and its account as they stand in the database now.</summary>
internal sealed record SessionFacts(
    DateTimeOffset CreatedAt, DateTimeOffset SeenAt, DateTimeOffset? EndedAt, string? Stamp, Role Role, DateTimeOffset? DisabledAt);

/// <summary>How long a sign-in lasts (security, D7), and whether it is still good.</summary>
internal static class SessionPolicy
{
    /// <summary>How long it lasts unused: 8 hours, staff 1 hour.</summary>
    public static TimeSpan Idle(Role role) => role is Role.Owner ? TimeSpan.FromHours(8) : TimeSpan.FromHours(1);

    /// <summary>How long it lasts at most: 7 days, staff 12 hours.</summary>
    public static TimeSpan Absolute(Role role) => role is Role.Owner ? TimeSpan.FromDays(7) : TimeSpan.FromHours(12);

    /// <summary>False once it ended, ran out, or the account was disabled or changed its password or role.</summary>
    public static bool IsGood(SessionFacts? facts, Caller caller, DateTimeOffset now) =>
        facts is { EndedAt: null, DisabledAt: null }
        && facts.Stamp == caller.SecurityStamp
        && facts.Role == caller.Role
        && now - facts.SeenAt < Idle(caller.Role)
        && now - facts.CreatedAt < Absolute(caller.Role);
}
