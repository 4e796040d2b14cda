using System.Runtime.CompilerServices;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Domain.Safety;

namespace Portal.Integrations.Panel;

/// <summary>The client for Pterodactyl and Pelican panels: reads here, writes in the other half.</summary>
internal sealed partial class PterodactylClient(
    PanelTransport transport, PanelKeys keys, MappedServers mapped, PanelCalls calls, PanelFiles files, LogCollector logs, ConsoleHub console)
    : IPanelReader, IPanelWriter, IPanelAccounts
{
    private const int AskedAtOnce = 4;

    /// <inheritdoc/>
    public async Task<PanelAccount> WhoIsAsync(Secret key, CancellationToken cancellationToken)
    {
        var answer = await transport.GetAsync(new PanelCall(key, ""), "/api/client/account", cancellationToken);
        var account = answer.Find("attributes") ?? throw new PanelProblemException(PanelRefusals.Down());
        return new PanelAccount(ConsoleText.OneLine(account.Text("username")), ConsoleText.OneLine(account.Text("email")));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PanelServer>> ListServersAsync(Caller caller, CancellationToken cancellationToken)
    {
        var call = await keys.ForAsync(caller, cancellationToken);
        if (call.OwnerId is null)
        {
            return await ListMappedAsync(caller, call, cancellationToken);
        }

        try
        {
            var servers = new Dictionary<string, PanelServer>(StringComparer.Ordinal); // a server may move to the next page meanwhile
            await foreach (var server in transport.PagesAsync(call, "/api/client?include=egg&per_page=100", cancellationToken))
            {
                var read = ServerShapes.Server(server);
                servers.TryAdd(read.Id, read);
            }

            return [.. servers.Values];
        }
        catch (PanelProblemException refused) when (refused.Problem.Kind is PanelProblemKind.KeyRevoked)
        {
            await keys.RevokedAsync(call.OwnerId, cancellationToken);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<ServerDetails?> FindServerAsync(Caller caller, string serverId, CancellationToken cancellationToken)
    {
        try
        {
            var call = await calls.EnterAsync(caller, serverId, null, isWrite: false, cancellationToken);
            var details = ServerShapes.Details(await calls.GetAsync(call, "?include=egg", cancellationToken));
            return call.OwnerId is null ? await AsMappedAsync(caller, call, details, cancellationToken) : details;
        }
        catch (PanelProblemException refused) when (refused.Problem.Kind is PanelProblemKind.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<ServerUsage> GetUsageAsync(Caller caller, string serverId, CancellationToken cancellationToken)
    {
        var call = await calls.EnterAsync(caller, serverId, null, isWrite: false, cancellationToken);
        var answer = await calls.GetAsync(call, "/resources", cancellationToken);
        return answer.Find("attributes")?.Text("current_state") == "missing" // Pelican's way to say that the node is away
            ? throw new PanelProblemException(new PanelProblem(PanelProblemKind.NodeOffline, ServerWords.Say(ServerCondition.NodeOffline)!))
            : ServerShapes.Usage(answer) ?? throw new PanelProblemException(PanelRefusals.Down());
    }

    /// <inheritdoc/>
    public Task<ServerLog> ReadLogAsync(Caller caller, string serverId, int lines, CancellationToken cancellationToken) =>
        logs.ReadAsync(this, caller, serverId, lines, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ConsoleEvent> FollowConsoleAsync(
        Caller caller, string serverId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var seen in console.FollowAsync(this, caller, serverId, cancellationToken))
        {
            yield return seen;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PanelFile>> ListFilesAsync(Caller caller, string serverId, string directory, CancellationToken cancellationToken) =>
        files.ListAsync(caller, serverId, directory, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> ReadFileAsync(Caller caller, string serverId, string path, CancellationToken cancellationToken) =>
        files.ReadAsync(caller, serverId, path, cancellationToken);

    /// <inheritdoc/>
    public async Task<StartupSettings> GetStartupAsync(Caller caller, string serverId, CancellationToken cancellationToken)
    {
        var call = await calls.EnterAsync(caller, serverId, "startup.read", isWrite: false, cancellationToken);
        var answer = await calls.GetAsync(call, "/startup", cancellationToken);
        var meta = answer.Find("meta") ?? default;
        return new StartupSettings(meta.Text("startup_command") ?? "", [.. answer.Items().Select(ServerShapes.Variable)], ServerShapes.Images(meta));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PanelBackup>> ListBackupsAsync(Caller caller, string serverId, CancellationToken cancellationToken)
    {
        var call = await calls.EnterAsync(caller, serverId, "backup.read", isWrite: false, cancellationToken);
        var answer = await calls.GetAsync(call, "/backups?per_page=50", cancellationToken);
        return [.. answer.Items().Select(ServerShapes.Backup).OrderByDescending(backup => backup.CreatedAt)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PanelActivity>> ListActivityAsync(Caller caller, string serverId, CancellationToken cancellationToken)
    {
        var call = await calls.EnterAsync(caller, serverId, "activity.read", isWrite: false, cancellationToken);
        var answer = await calls.GetAsync(call, "/activity?per_page=25&sort=-timestamp", cancellationToken);
        return
        [
            .. answer.Items().Select(line => new PanelActivity(
                line.Text("event") ?? "", line.Flag("is_api"), line.Text("description") is { } text ? ConsoleText.OneLine(text) : null,
                line.Time("timestamp") ?? default)),
        ];
    }

    private async Task<IReadOnlyList<PanelServer>> ListMappedAsync(Caller caller, PanelCall call, CancellationToken cancellationToken)
    {
        var theirs = await mapped.ListAsync(caller, call, cancellationToken);
        var servers = new PanelServer?[theirs.Count];
        await Parallel.ForAsync(
            0, theirs.Count, new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = cancellationToken },
            async (index, token) => servers[index] = (await FindServerAsync(caller, theirs[index].Id, token))?.Server);
        return [.. servers.OfType<PanelServer>()];
    }

    private async Task<ServerDetails?> AsMappedAsync(Caller caller, PanelCall call, ServerDetails details, CancellationToken cancellationToken) =>
        await mapped.FindAsync(caller, call, details.Server.Id, isFresh: false, cancellationToken) is { } theirs
            ? details with { Server = details.Server with { IsOwner = theirs.IsOwner }, Permissions = theirs.Permissions }
            : null;
}
