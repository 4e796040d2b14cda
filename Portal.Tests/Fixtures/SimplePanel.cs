using System.Runtime.CompilerServices;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Tests.Fixtures;

/// <summary>A panel port in memory: servers with permissions, a log and a state. The real client has its own contract tests.</summary>
public sealed class SimplePanel : IPanelReader
{
    public Dictionary<string, ServerDetails> Servers { get; } = [];

    public Dictionary<string, List<string>> Logs { get; } = [];

    public Dictionary<string, ServerUsage> Usage { get; } = [];

    public Dictionary<string, StartupSettings> Startup { get; } = [];

    public static ServerDetails Server(string id, string name, params string[] permissions) => new(
        new PanelServer(id, id[..8], name, true, "demo-1", ServerCondition.Normal, new ServerLimits(4096, 10240, 200), "java_21", null, null),
        permissions.Length == 0 ? ["*"] : permissions, "127.0.0.1", 25565);

    public SimplePanel With(ServerDetails server, PowerState state = PowerState.Running, params string[] log)
    {
        Servers[server.Server.Id] = server;
        Usage[server.Server.Id] = new ServerUsage(state, 12, 1 << 30, 1 << 30, TimeSpan.FromHours(3));
        Logs[server.Server.Id] = [.. log];
        return this;
    }

    public Task<IReadOnlyList<PanelServer>> ListServersAsync(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PanelServer>>([.. Servers.Values.Select(s => s.Server)]);

    public Task<ServerDetails?> FindServerAsync(Caller caller, string serverId, CancellationToken cancellationToken) =>
        Task.FromResult(Servers.GetValueOrDefault(serverId));

    public Task<ServerUsage> GetUsageAsync(Caller caller, string serverId, CancellationToken cancellationToken) => Task.FromResult(Usage[serverId]);

    public Task<ServerLog> ReadLogAsync(Caller caller, string serverId, int lines, CancellationToken cancellationToken)
    {
        var log = Logs[serverId].TakeLast(lines).ToList();
        return Task.FromResult(new ServerLog(serverId, Servers[serverId].Server.Name, lines, log, [new LogSource("console", null, log.Count)], []));
    }

    public async IAsyncEnumerable<ConsoleEvent> FollowConsoleAsync(
        Caller caller, string serverId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task<IReadOnlyList<PanelFile>> ListFilesAsync(Caller caller, string serverId, string directory, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PanelFile>>([]);

    public Task<string?> ReadFileAsync(Caller caller, string serverId, string path, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<StartupSettings> GetStartupAsync(Caller caller, string serverId, CancellationToken cancellationToken) =>
        Task.FromResult(Startup.GetValueOrDefault(serverId) ?? new StartupSettings("java -jar server.jar", [], new Dictionary<string, string>()));

    public Task<IReadOnlyList<PanelBackup>> ListBackupsAsync(Caller caller, string serverId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PanelBackup>>([]);

    public Task<IReadOnlyList<PanelActivity>> ListActivityAsync(Caller caller, string serverId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PanelActivity>>([]);
}
