namespace Portal.Demo.Http;

/// <summary>What must hold before a route is served.</summary>
internal sealed record PanelRule
{
    /// <summary>The permission a caller needs on the server; null = access is enough.</summary>
    public string? Permission { get; init; }

    /// <summary>The permission where it depends on the body.</summary>
    public Func<PanelCall, string?>? PermissionOf { get; init; }

    /// <summary>The panel must ask the node for it.</summary>
    public bool AsksNode { get; init; }

    /// <summary>Served in every state of the server, suspended too.</summary>
    public bool InAnyState { get; init; }

    /// <summary>The websocket's token: admins get it in more states, and it has a limit of its own.</summary>
    public bool IsWebsocket { get; init; }

    /// <summary>A route of the Application API.</summary>
    public bool IsApplication { get; init; }
}
