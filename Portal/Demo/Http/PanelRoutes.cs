namespace Portal.Demo.Http;

/// <summary>Puts routes behind the door.</summary>
internal sealed class PanelRoutes(IEndpointRouteBuilder app, PanelDoor door)
{
    private static readonly PanelRule Anybody = new() { InAnyState = true };
    private static readonly PanelRule Application = new() { IsApplication = true, InAnyState = true };

    /// <summary>A route of the account, without a server.</summary>
    public void Account(string method, string path, Func<PanelCall, PanelAnswer> route) => Map(method, "/api/client" + path, Anybody, route);

    /// <summary>A route below a server.</summary>
    public void Server(string method, string path, PanelRule rule, Func<PanelCall, PanelAnswer> route) =>
        Map(method, "/api/client/servers/{server}" + path, rule, route);

    /// <summary>A route below a server that needs one permission.</summary>
    public void Server(string method, string path, string permission, Func<PanelCall, PanelAnswer> route) =>
        Server(method, path, new PanelRule { Permission = permission }, route);

    /// <summary>A route below a server that needs one permission and the node.</summary>
    public void Node(string method, string path, string permission, Func<PanelCall, PanelAnswer> route) =>
        Server(method, path, new PanelRule { Permission = permission, AsksNode = true }, route);

    /// <summary>A route of the Application API, for root admins.</summary>
    public void Admin(string path, Func<PanelCall, PanelAnswer> route) => Map("GET", "/api/application" + path, Application, route);

    private void Map(string method, string path, PanelRule rule, Func<PanelCall, PanelAnswer> route) =>
        app.MapMethods(path, [method], (RequestDelegate)(http => door.ServeAsync(http, rule, route)));
}
