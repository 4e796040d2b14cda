using System.Collections.Concurrent;

namespace Portal.Demo.Machine;

/// <summary>A server of the demo world: its plan, and everything about it that changes.</summary>
public sealed class DemoServer
{
    private readonly ConcurrentDictionary<string, string> _values = new(StringComparer.Ordinal);

    public DemoServer(ServerPlan plan, DemoTime time, int number)
    {
        (Plan, Time, InternalId) = (plan, time, number);
        (Name, Description, IsSuspended, DockerImage) = (plan.Name, plan.Description, plan.IsSuspended, plan.Egg.Image);
        (Files, Console, Log, Activity) = (new DemoFiles(time), new ServerConsole(this), new DemoLog(this, time), new ActivityLog(time));
        (Backups, Power, Commands) = (new BackupStore(this), new PowerMachine(this), new ServerCommands(this));
        foreach (var variable in plan.Egg.Variables)
        {
            _values[variable.Key] = variable.Default;
        }

        _values["MAX_MEMORY"] = $"{plan.MaxMemory}";
        _values["SERVER_PORT"] = $"{plan.Port}";
        plan.Furnish(this);
    }

    public ServerPlan Plan { get; }

    public DemoTime Time { get; }

    /// <summary>The panel's own number, for the Application API.</summary>
    public int InternalId { get; }

    public string Name { get; set; }

    public string Description { get; set; }

    public bool IsSuspended { get; set; }

    /// <summary>The panel's <c>status</c>: installing, install_failed, reinstall_failed, restoring_backup; null = normal.</summary>
    public string? Status { get; set; }

    public bool IsTransferring { get; set; }

    public bool IsNodeUnderMaintenance { get; set; }

    public string DockerImage { get; set; }

    /// <summary>The kind of panel and node it lives on.</summary>
    public DemoPanelKind Kind { get; internal set; }

    /// <summary>The name the daemon gives itself in its lines.</summary>
    public string DaemonName { get; internal set; } = "Pterodactyl";

    public DemoFiles Files { get; }

    public ServerConsole Console { get; }

    public DemoLog Log { get; }

    public ServerFeed Feed { get; } = new();

    public PowerMachine Power { get; }

    public ActivityLog Activity { get; }

    public BackupStore Backups { get; }

    internal ServerCommands Commands { get; }

    /// <summary>Names of the players in the game.</summary>
    public ConcurrentDictionary<string, bool> Players { get; } = new(StringComparer.Ordinal);

    public string Key => Plan.Key;

    public string Uuid => Plan.Uuid;

    /// <summary>The short id: the first eight characters of the uuid.</summary>
    public string Identifier => Plan.Uuid[..8];

    /// <summary>Bytes on the disk.</summary>
    public long DiskBytes => Files.TotalBytes + 640L * 1024 * 1024;

    /// <summary>A variable's value in force.</summary>
    public string Variable(string key) => _values.GetValueOrDefault(key, "");

    public void SetVariable(string key, string value) => _values[key] = value;

    /// <summary>The start-up command with the variables filled in.</summary>
    public string Invocation() => Fill(Plan.Egg.Startup.Replace("{{SERVER_MEMORY}}", $"{Plan.MemoryMb}", StringComparison.Ordinal));

    /// <summary>Prints a line into console and log, as a plugin or a player would.</summary>
    public void Say(string line) => Log.Write(new Step.Say(line));

    private string Fill(string command) =>
        _values.Aggregate(command, (text, value) => text.Replace($"{{{{{value.Key}}}}}", value.Value, StringComparison.Ordinal));
}
