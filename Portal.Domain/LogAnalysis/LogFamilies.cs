namespace Portal.Domain.LogAnalysis;

/// <summary>The six families of L1, and what belongs to none of them.</summary>
public static class LogFamilies
{
    public const string ConnectionTimeout = "connection_timeout";
    public const string MemoryError = "memory_error";
    public const string PermissionDenied = "permission_denied";
    public const string PortBinding = "port_binding";
    public const string ModConflict = "mod_conflict";
    public const string WorldCorrupt = "world_corrupt";
    public const string Other = "other";

    public static IReadOnlyList<string> All { get; } = [ConnectionTimeout, MemoryError, PermissionDenied, PortBinding, ModConflict, WorldCorrupt, Other];
}
