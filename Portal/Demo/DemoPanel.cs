using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Portal.Demo.Http;
using Portal.Demo.Socket;

namespace Portal.Demo;

/// <summary>
/// A stand-in for a panel and its node that speaks their HTTP and websocket contract on loopback, so that the portal's own client can be
/// tried without either. It shares nothing with the portal: not its configuration, its logging or its database.
/// </summary>
public sealed class DemoPanel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly NodeSockets _sockets;

    private DemoPanel(WebApplication app, DemoPanelOptions options, TimeProvider clock)
    {
        (_app, Options, Clock) = (app, options, clock);
        World = (options.World ?? DemoWorld.Create)(clock);
        Accounts = [.. World.Accounts.Select(person => person with { Kind = options.Kind })];
        Admin = Accounts.FirstOrDefault(person => person.IsAdmin) ?? new DemoPerson(1, "root@panel.demo.example", "Panel Root", "root", true);
        var tokens = new SocketTokens(clock, options.TokenSeconds);
        _sockets = new NodeSockets(this, tokens);
        Faults.SocketsDropped += _sockets.Drop;
        Faults.NodeRebooted += tokens.DenyOlder;
        Map(tokens);
    }

    /// <summary>Where the panel is, e.g. <c>http://127.0.0.1:40123</c>.</summary>
    public Uri Url => new(Address);

    /// <summary>The customers of the panel with their client keys.</summary>
    public IReadOnlyList<DemoPerson> People => [.. Accounts.Where(person => person is { IsAdmin: false, IsListed: true })];

    /// <summary>A root admin's client key: opens every server and the Application API.</summary>
    public string AdminKey => Admin.PanelKey;

    /// <summary>An application key: opens the Application API, and nothing of the client API.</summary>
    public string ApplicationKey => Options.Kind is DemoPanelKind.Pelican ? "papp_demo" : "ptla_demo";

    public DemoWorld World { get; }

    public DemoRequests Requests { get; } = new();

    public DemoFaults Faults { get; } = new();

    internal DemoPanelOptions Options { get; }

    internal TimeProvider Clock { get; }

    internal IReadOnlyList<DemoPerson> Accounts { get; }

    internal DemoPerson Admin { get; }

    internal KeyRoutes Keys { get; } = new();

    /// <summary>The panel's address without a slash at the end: the origin the node expects.</summary>
    internal string Address { get; private set; } = "";

    /// <summary>Starts a panel of its own on 127.0.0.1.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<DemoPanel> StartAsync(DemoPanelOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        // The empty builder reads no settings, no environment and logs nothing.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Portal.Demo" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var app = builder.Build();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        app.UseRouting();
        var panel = new DemoPanel(app, options, clock);
        await panel.ListenAsync(cancellationToken);
        panel.Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/');
        panel.World.Begin(options);
        return panel;
    }

    public async ValueTask DisposeAsync()
    {
        _sockets.Drop(null);
        try
        {
            await _app.StopAsync();
        }
        catch (OperationCanceledException)
        {
            // A socket outlived the shutdown time; disposing ends it.
        }

        await World.DisposeAsync();
        await _app.DisposeAsync();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private void Map(SocketTokens tokens)
    {
        var links = new SignedLinks(this);
        var routes = new PanelRoutes(_app, new PanelDoor(this));
        AccountRoutes.Map(routes);
        Keys.Map(routes);
        new ServerRoutes(this, tokens).Map(routes);
        new FileRoutes(links).Map(routes);
        StartupRoutes.Map(routes);
        new BackupRoutes(links).Map(routes);
        SideRoutes.Map(routes);
        ApplicationRoutes.Map(routes);
        links.Map(_app);
        _sockets.Map(_app);
        _app.MapGet("/auth/login", (RequestDelegate)(http => PanelAnswer.Html(200, "Login").WriteAsync(http)));
        _app.MapFallback((RequestDelegate)(http => PanelDoor.RefuseAsync(http, PanelRefusal.Unknown())));
    }
}
