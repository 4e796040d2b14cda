using Portal.Domain.Panel;

namespace Portal.Components.Pages.Chat;

/// <summary>A server's state in a word or two.</summary>
internal static class StateWords
{
    public static string State(ServerStatus server) => server.Condition switch
    {
        ServerCondition.Normal => Power(server.State),
        ServerCondition.Suspended => "suspended",
        ServerCondition.Installing => "installing",
        ServerCondition.InstallFailed or ServerCondition.ReinstallFailed => "install failed",
        ServerCondition.Transferring => "being moved",
        ServerCondition.Restoring => "restoring a backup",
        ServerCondition.Maintenance => "maintenance",
        ServerCondition.NodeOffline => "node offline",
        _ => "unknown",
    };

    private static string Power(PowerState state) => state switch
    {
        PowerState.Running => "running",
        PowerState.Starting => "starting",
        PowerState.Stopping => "stopping",
        PowerState.Offline => "offline",
        _ => "state unknown",
    };
}
