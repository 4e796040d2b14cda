using System.Runtime.CompilerServices;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Tests.Domain.Assistant.World;

/// <summary>The demo world's servers as a panel port in memory. The real client has its own contract tests.</summary>
internal sealed class TalkPanel : IPanelReader
{
    private const long Gib = 1L << 30;

    public static string Id(int n) => $"5e{n:0000}00-0000-4000-8000-000000000000";

    public Dictionary<string, ServerDetails> Servers { get; } = [];

    public Dictionary<string, PowerState> States { get; } = [];

    public Dictionary<string, StartupSettings> Startup { get; } = [];

    public Dictionary<string, string[]> Files { get; } = [];

    public Dictionary<string, List<PanelBackup>> Backups { get; } = [];

    public Dictionary<string, List<PanelActivity>> Activity { get; } = [];

    /// <summary>What the panel answers instead of everything, or null.</summary>
    public PanelProblem? Problem { get; set; }

    /// <summary>Olivia's nine servers with their faults' facts.</summary>
    public static TalkPanel Demo()
    {
        var panel = new TalkPanel();
        panel.Add(1, "Survival", 4096, PowerState.Running);
        panel.Add(2, "Creative", 2048, PowerState.Offline, otherPort: 25570, variables: [("SERVER_PORT", "25566")]);
        panel.Add(3, "Skyblock", 2048, PowerState.Running, files: ["ShopGUIPlus.jar", "LuckPerms.jar"]);
        panel.Add(4, "Modded", 6144, PowerState.Offline, files: ["create-6.0.jar"], variables: [], images: ["ghcr.io/pterodactyl/yolks:java_17", "ghcr.io/pterodactyl/yolks:java_21"]);
        panel.Add(5, "Fabric Lab", 4096, PowerState.Offline, files: ["sodium-0.6.0.jar", "optifabric-1.13.jar"]);
        panel.Add(6, "Hardcore", 2048, PowerState.Offline, variables: [("MAX_MEMORY", "2048")]);
        panel.Add(7, "Old World", 2048, PowerState.Running);
        panel.Add(8, "Lobby", 2048, PowerState.Running);
        panel.Add(9, "Archive", 2048, PowerState.Offline, condition: ServerCondition.Suspended);
        return panel;
    }

    public void Add(
        int n, string name, int memory, PowerState state, int? otherPort = null, (string Key, string Value)[]? variables = null, string[]? files = null,
        string[]? images = null, ServerCondition condition = ServerCondition.Normal, string[]? permissions = null)
    {
        var server = new PanelServer(Id(n), Id(n)[..8], name, permissions is null, "fra-3", condition, new ServerLimits(memory, 10240, 200), images?[0], null, null);
        Servers[server.Id] = new ServerDetails(server, permissions ?? ["*"], "127.0.0.1", 25564 + n) { OtherPorts = otherPort is { } other ? [other] : [] };
        States[server.Id] = state;
        Files[server.Id] = files ?? [];
        Startup[server.Id] = new StartupSettings(
            "java -jar server.jar", [.. (variables ?? []).Select(v => new StartupVariable(v.Key, v.Key, v.Value, true, ""))],
            (images ?? []).ToDictionary(image => image, image => image));
    }

    public void Only(params int[] numbers)
    {
        foreach (var id in Servers.Keys.Except(numbers.Select(Id)).ToList())
        {
            Servers.Remove(id);
        }
    }

    public Task<IReadOnlyList<PanelServer>> ListServersAsync(Caller caller, CancellationToken cancellationToken)
    {
        Check();
        return Task.FromResult<IReadOnlyList<PanelServer>>([.. Servers.Values.Select(s => s.Server)]);
    }

    public Task<ServerDetails?> FindServerAsync(Caller caller, string serverId, CancellationToken cancellationToken)
    {
        Check();
        return Task.FromResult(Servers.GetValueOrDefault(serverId));
    }

    public Task<ServerUsage> GetUsageAsync(Caller caller, string serverId, CancellationToken cancellationToken)
    {
        Check();
        var running = States[serverId] == PowerState.Running;
        var memory = serverId == Id(1) ? 4 * Gib - (50 << 20) : Gib;
        return Task.FromResult(new ServerUsage(States[serverId], running ? 40 : 0, running ? memory : 0, Gib, running ? TimeSpan.FromHours(5) : TimeSpan.Zero));
    }

    public Task<ServerLog> ReadLogAsync(Caller caller, string serverId, int lines, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The talks read logs through their own port.");

    public async IAsyncEnumerable<ConsoleEvent> FollowConsoleAsync(Caller caller, string serverId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task<IReadOnlyList<PanelFile>> ListFilesAsync(Caller caller, string serverId, string directory, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PanelFile>>(directory == "/"
            ? [.. new[] { "plugins", "mods" }.Select(name => new PanelFile(name, false, 4096, null))]
            : [.. Files[serverId].Select(name => new PanelFile(name, true, 1000, null))]);

    public Task<string?> ReadFileAsync(Caller caller, string serverId, string path, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<StartupSettings> GetStartupAsync(Caller caller, string serverId, CancellationToken cancellationToken) => Task.FromResult(Startup[serverId]);

    public Task<IReadOnlyList<PanelBackup>> ListBackupsAsync(Caller caller, string serverId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PanelBackup>>(Backups.GetValueOrDefault(serverId) ?? []);

    public Task<IReadOnlyList<PanelActivity>> ListActivityAsync(Caller caller, string serverId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PanelActivity>>(Activity.GetValueOrDefault(serverId) ?? []);

    private void Check()
    {
        if (Problem is not null)
        {
            throw new PanelProblemException(Problem);
        }
    }
}
