namespace Portal.Demo.Http;

/// <summary>Faults between panel and node, and how the panel tells them.</summary>
internal static class NodeFaults
{
    public static bool IsDown(PanelCall call) => Take(call, DemoFaultKind.NodeDown);

    public static void Check(PanelCall call)
    {
        if (IsDown(call))
        {
            throw PanelRefusal.Node(call.Kind, 504, "Could not establish a connection to the machine running this server. Please try again.", "ConnectionException");
        }

        if (Take(call, DemoFaultKind.DaemonUnauthorized))
        {
            throw PanelRefusal.Wings(call.Kind, 401, "The authorization token provided is not valid");
        }
    }

    /// <summary>A file or folder that is not there: what it gives depends on the node's build.</summary>
    public static PanelRefusal Missing(PanelCall call)
    {
        if (call.IsPelican)
        {
            return new(500, "FileNotFoundException", "An unexpected error was encountered while processing this request, please try again.");
        }

        return call.Panel.Faults.MissingFileStatus == 404
            ? PanelRefusal.Wings(call.Kind, 404, "The requested resources was not found on the system")
            : PanelRefusal.Node(call.Kind, 500, $"There was an error while communicating with the machine running this server. This error has been logged, please try again. (code: 500) (request_id: {Guid.NewGuid()})");
    }

    private static bool Take(PanelCall call, DemoFaultKind kind) =>
        call.Panel.Faults.Take(kind, call.Http.Request.Method, call.Http.Request.Path, call.Server.Uuid) is not null;
}
