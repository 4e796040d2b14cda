using Portal.Domain.People;

namespace Portal.Tests.Fixtures;

/// <summary>Callers for tests.</summary>
public static class Callers
{
    public static Caller Olivia { get; } = new("olivia", "session-o", "stamp-o", Role.Owner);

    public static Caller Noah { get; } = new("noah", "session-n", "stamp-n", Role.Owner);

    public static Caller Ada { get; } = new("ada", "session-a", "stamp-a", Role.Agent);

    public static Caller Admin { get; } = new("admin", "session-x", "stamp-x", Role.Admin);
}
