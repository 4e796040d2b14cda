namespace Portal.Demo;

/// <summary>Which panel the demo panel plays.</summary>
public enum DemoPanelKind
{
    Pterodactyl,
    Pelican,
}

/// <summary>How the demo panel runs. The defaults are a real panel's.</summary>
public sealed record DemoPanelOptions
{
    /// <summary>The loopback port; 0 = any free one.</summary>
    public int Port { get; init; }

    public DemoPanelKind Kind { get; init; }

    /// <summary>How long a websocket token lives, in seconds. A real panel: 600.</summary>
    public int TokenSeconds { get; init; } = 600;

    /// <summary>How much faster than life servers and node work: 1 = a start takes about 5 s. Limits, caches and tokens keep their own times.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Requests a person may send to the client API in a minute (<c>APP_API_CLIENT_RATELIMIT</c>, 256 since 1.12).</summary>
    public int ClientApiPerMinute { get; init; } = 256;

    /// <summary>Websocket tokens a server gives away in a minute, to all people together.</summary>
    public int WebsocketPerMinute { get; init; } = 5;

    /// <summary>How long <c>/resources</c> repeats itself. A real panel: 20 s.</summary>
    public TimeSpan ResourceCache { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Other origins the node lets open a websocket (<c>allowed_origins</c>); the panel's own is always allowed.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>What the daemon calls itself in its lines (<c>app_name</c>); null = the kind's own name.</summary>
    public string? DaemonName { get; init; }

    /// <summary>Makes the world; null = <see cref="DemoWorld.Create"/>.</summary>
    public Func<TimeProvider, DemoWorld>? World { get; init; }
}
