using Portal.Demo.Machine;
using Portal.Demo.Scenarios;

namespace Portal.Demo;

/// <summary>People and servers behind the demo panel. Everything that happens in it follows one clock.</summary>
public sealed class DemoWorld : IAsyncDisposable
{
    private readonly DemoTime _time;

    /// <summary>A world of one's own, e.g. for a test of one server.</summary>
    public DemoWorld(TimeProvider clock, IEnumerable<ServerPlan> plans, IReadOnlyList<DemoPerson>? people = null)
    {
        _time = new DemoTime(clock);
        Accounts = people ?? DemoPeople.All;
        Servers = [.. plans.Select((plan, index) => new DemoServer(plan, _time, index + 1))];
    }

    /// <summary>Everybody with an account on the panel, its admin too.</summary>
    public IReadOnlyList<DemoPerson> Accounts { get; }

    public IReadOnlyList<DemoServer> Servers { get; }

    /// <summary>The server with this short name (<c>s1</c>), uuid or panel identifier.</summary>
    public DemoServer this[string key] => Find(key) ?? throw new KeyNotFoundException($"There is no server '{key}' in this world.");

    /// <summary>The demo world: s1 to s10 with their faults.</summary>
    public static DemoWorld Create(TimeProvider clock) => new(clock,
    [
        new Survival(), new Creative(), new Skyblock(), new Modded(), new FabricLab(), new Hardcore(), new OldWorld(), new Lobby(), new Archive(), new NoahSmp(),
    ]);

    /// <summary>Servers with faults that the demo world does not show: a licence not accepted, a stale lock, a broken settings file.</summary>
    public static DemoWorld Workshop(TimeProvider clock) => new(clock, [new FreshServer(), new LockedWorld(), new BrokenConfig()]);

    /// <summary>The server, or null.</summary>
    public DemoServer? Find(string key) =>
        Servers.FirstOrDefault(server => server.Key == key || server.Uuid == key || server.Identifier == key);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers)
        {
            await server.Power.DisposeAsync();
        }
    }

    /// <summary>Lets time begin: the running servers go on.</summary>
    internal void Begin(DemoPanelOptions options)
    {
        _time.Speed = options.Speed;
        foreach (var server in Servers)
        {
            server.Kind = options.Kind;
            server.DaemonName = options.DaemonName ?? (options.Kind is DemoPanelKind.Pelican ? "pelican" : "Pterodactyl");
            if (server.Plan.RunningFor is { } since && !server.IsSuspended)
            {
                server.Power.Resume(_time.Now - since);
            }
        }
    }
}
