namespace Portal.Domain.Panel;

/// <summary>Plain sentences for what stands in the way. The same words on pages, in answers and on the command line.</summary>
public static class ServerWords
{
    /// <summary>The problem a blocked server answers with, or null when it can be used.</summary>
    public static PanelProblem? Blocked(ServerCondition condition) => condition switch
    {
        ServerCondition.Suspended => new(PanelProblemKind.Suspended, Say(condition)!),
        ServerCondition.Installing => new(PanelProblemKind.Installing, Say(condition)!),
        ServerCondition.InstallFailed => new(PanelProblemKind.InstallFailed, Say(condition)!),
        ServerCondition.Transferring => new(PanelProblemKind.Transferring, Say(condition)!),
        ServerCondition.Restoring => new(PanelProblemKind.Restoring, Say(condition)!),
        ServerCondition.Maintenance => new(PanelProblemKind.Maintenance, Say(condition)!),
        _ => null,
    };

    /// <summary>The condition a problem stands for, or null when it says nothing about the server.</summary>
    public static ServerCondition? Condition(PanelProblemKind kind) => kind switch
    {
        PanelProblemKind.Suspended => ServerCondition.Suspended,
        PanelProblemKind.Installing => ServerCondition.Installing,
        PanelProblemKind.InstallFailed => ServerCondition.InstallFailed,
        PanelProblemKind.Transferring => ServerCondition.Transferring,
        PanelProblemKind.Restoring => ServerCondition.Restoring,
        PanelProblemKind.Maintenance => ServerCondition.Maintenance,
        PanelProblemKind.NodeOffline => ServerCondition.NodeOffline,
        _ => null,
    };

    /// <summary>What a condition means for the owner, or null for a normal server.</summary>
    public static string? Say(ServerCondition condition) => condition switch
    {
        ServerCondition.Normal => null,
        ServerCondition.Suspended => "This server is suspended by the host. Only the host can lift that; please ask support.",
        ServerCondition.Installing => "This server is still being installed. It can be used when that is done.",
        ServerCondition.InstallFailed => "Installing this server failed. The host has to repeat it.",
        ServerCondition.ReinstallFailed => "The last reinstallation failed. The server may still start with its old files.",
        ServerCondition.Transferring => "This server is being moved to another machine. It can be used when that is done.",
        ServerCondition.Restoring => "A backup is being restored on this server. It can be used when that is done.",
        ServerCondition.Maintenance => "The machine this server runs on is under maintenance.",
        ServerCondition.NodeOffline => "The machine this server runs on cannot be reached at the moment.",
        _ => "The state of this server is not known at the moment.",
    };

    /// <summary>A missing right, named exactly.</summary>
    public static PanelProblem NoPermission(string permission) =>
        new(PanelProblemKind.NoPermission, $"You do not have the right to do this on this server ({permission}). Its owner can give it to you in the panel.", permission);

    /// <summary>The same for a server that is not there and one that is somebody else's.</summary>
    public static PanelProblem NotFound() => new(PanelProblemKind.NotFound, "There is no such server among yours.");

    /// <summary>A power state in a word.</summary>
    public static string Say(PowerState state) => state switch
    {
        PowerState.Running => "running",
        PowerState.Starting => "starting",
        PowerState.Stopping => "stopping",
        PowerState.Offline => "offline",
        _ => "unknown",
    };
}
