namespace Portal.Domain.Panel;

/// <summary>A server's power state. An unknown word of the panel is <see cref="Unknown"/>, never an error.</summary>
public enum PowerState
{
    Unknown,
    Offline,
    Starting,
    Running,
    Stopping,
}

/// <summary>What stands in the way of using a server, apart from its power state.</summary>
public enum ServerCondition
{
    Normal,
    Suspended,
    Installing,
    InstallFailed,
    ReinstallFailed,
    Transferring,
    Restoring,
    Maintenance,
    NodeOffline,
    Unknown,
}

/// <summary>What the host allows the server. Null = unlimited.</summary>
/// <param name="MemoryMb">Megabytes.</param>
/// <param name="DiskMb">Megabytes.</param>
/// <param name="CpuPercent">100 = one core.</param>
public sealed record ServerLimits(int? MemoryMb, int? DiskMb, int? CpuPercent);

/// <summary>What the server uses now.</summary>
/// <param name="CpuPercent">100 = one core; may be higher.</param>
/// <param name="Uptime">Since its start; zero when off.</param>
public sealed record ServerUsage(PowerState State, double CpuPercent, long MemoryBytes, long DiskBytes, TimeSpan Uptime);

/// <summary>A server the caller may see.</summary>
/// <param name="Id">The panel's uuid: the only id we keep.</param>
/// <param name="Identifier">The panel's short id, for links made for people.</param>
/// <param name="IsOwner">False for a subuser.</param>
public sealed record PanelServer(
    string Id, string Identifier, string Name, bool IsOwner, string Node, ServerCondition Condition, ServerLimits Limits,
    string? DockerImage, string? Invocation, string? Egg);

/// <summary>A server with its live state. <see cref="Usage"/> is null where it is not known (blocked, node offline).</summary>
public sealed record ServerStatus(PanelServer Server, PowerState State, ServerCondition Condition, ServerUsage? Usage, string? Message);

/// <summary>A server with what the caller may do on it.</summary>
/// <param name="Permissions">Permission strings of the panel; <c>*</c> = everything.</param>
/// <param name="Port">The port players connect to, where known.</param>
public sealed record ServerDetails(PanelServer Server, IReadOnlyList<string> Permissions, string? Address, int? Port)
{
    /// <summary>The server's other ports (allocations), in the panel's order; empty where the caller may not see them.</summary>
    public IReadOnlyList<int> OtherPorts { get; init; } = [];

    /// <summary>Whether the caller has this panel permission, e.g. <c>control.restart</c>. <c>*</c> does not cover <c>admin.*</c>.</summary>
    public bool May(string permission) =>
        Permissions.Contains(permission, StringComparer.Ordinal)
        || (Permissions.Contains("*", StringComparer.Ordinal) && !permission.StartsWith("admin.", StringComparison.Ordinal));
}

/// <summary>A start-up variable. All values are text.</summary>
/// <param name="Value">The value in force (the default where none is set).</param>
public sealed record StartupVariable(string Key, string Name, string Value, bool IsEditable, string Rules);

/// <summary>The start-up page: command, variables, and the images the host allows (label → image).</summary>
public sealed record StartupSettings(string Command, IReadOnlyList<StartupVariable> Variables, IReadOnlyDictionary<string, string> DockerImages);

/// <summary>A file or folder of a server.</summary>
/// <param name="IsSymlink">A link to another place: never followed, never changed by us.</param>
public sealed record PanelFile(string Name, bool IsFile, long Size, DateTimeOffset? ModifiedAt, bool IsSymlink = false);

/// <summary>A backup. Running while <see cref="CompletedAt"/> is null.</summary>
public sealed record PanelBackup(string Id, string Name, bool IsSuccessful, long Bytes, DateTimeOffset CreatedAt, DateTimeOffset? CompletedAt);

/// <summary>A line of the server's activity log. Properties hold other people's text: hostile.</summary>
public sealed record PanelActivity(string Event, bool IsApi, string? Description, DateTimeOffset At);

/// <summary>The panel account behind a key.</summary>
public sealed record PanelAccount(string Username, string Email);
