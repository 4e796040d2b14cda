namespace Portal.Demo.Http;

/// <summary>The states in which everything below a server but its details is refused with 409.</summary>
internal static class ServerConflicts
{
    public static void Check(PanelCall call, PanelRule rule)
    {
        var server = call.Server;
        if (server.IsSuspended && !PelicanAdmin(call, rule))
        {
            throw PanelRefusal.Conflict("This server is currently suspended and the functionality requested is unavailable.");
        }

        if (server.IsNodeUnderMaintenance)
        {
            throw PanelRefusal.Conflict("The node of this server is currently under maintenance and the functionality requested is unavailable.");
        }

        if (Busy(call) is { } reason && !(call.Person.IsAdmin && rule.IsWebsocket))
        {
            throw PanelRefusal.Conflict(reason);
        }
    }

    private static string? Busy(PanelCall call) => call.Server switch
    {
        { Status: "installing" or "install_failed" } => "This server has not yet completed its installation process, please try again later.",
        { Status: "restoring_backup" } => "This server is currently restoring from a backup, please try again later.",
        { IsTransferring: true } => "This server is currently being transferred to a new machine, please try again later.",
        _ => null,
    };

    private static bool PelicanAdmin(PanelCall call, PanelRule rule) =>
        call.IsPelican && call.Person.IsAdmin && (rule.IsWebsocket || call.Http.Request.Path.Value!.Contains("/files/", StringComparison.Ordinal));
}
