using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Portal.Domain.People;

namespace Portal.Domain.Panel;

/// <summary>One server as its owner may see it.</summary>
/// <param name="Actions">Power verbs the caller may use now.</param>
public sealed record ServerReport(ServerStatus Status, ServerDetails Details, IReadOnlyList<string> Actions);

/// <summary>The caller's servers with their live state. Kept for <see cref="PanelOptions.StatusCacheSeconds"/>, each person's apart.</summary>
public sealed class ServerDirectory(IPanelReader panel, IOptionsMonitor<PanelOptions> options, TimeProvider clock)
{
    private const int AskedAtOnce = 4;
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, IReadOnlyList<ServerStatus> Servers)> _kept = new();

    /// <summary>All servers with live state. A server that cannot be asked is still in the list, with the reason.</summary>
    public async Task<IReadOnlyList<ServerStatus>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(caller.UserId, out var kept) && now - kept.At < TimeSpan.FromSeconds(options.CurrentValue.StatusCacheSeconds))
        {
            return kept.Servers;
        }

        var servers = await AskAsync(caller, cancellationToken);
        _kept[caller.UserId] = (now, servers);
        return servers;
    }

    /// <summary>One server with rights and state, asked now, or null when it is not there or not theirs.</summary>
    public async Task<ServerReport?> FindAsync(Caller caller, string serverId, CancellationToken cancellationToken)
    {
        if (await panel.FindServerAsync(caller, serverId, cancellationToken) is not { } details)
        {
            return null;
        }

        var status = await StatusAsync(caller, details.Server, cancellationToken);
        IReadOnlyList<string> actions = status.Condition is ServerCondition.NodeOffline ? [] : ServerActions.Now(details, status.State);
        return new ServerReport(status, details, actions);
    }

    /// <summary>Forgets what is kept for a person, after a change or an unlinked key.</summary>
    public void Forget(string userId) => _kept.TryRemove(userId, out _);

    private async Task<IReadOnlyList<ServerStatus>> AskAsync(Caller caller, CancellationToken cancellationToken)
    {
        var servers = await panel.ListServersAsync(caller, cancellationToken);
        var found = new ServerStatus[servers.Count];
        await Parallel.ForAsync(
            0, servers.Count, new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = cancellationToken },
            async (index, token) => found[index] = await StatusAsync(caller, servers[index], token));
        return found;
    }

    private async Task<ServerStatus> StatusAsync(Caller caller, PanelServer server, CancellationToken cancellationToken)
    {
        if (ServerWords.Blocked(server.Condition) is { } blocked)
        {
            return new ServerStatus(server, PowerState.Unknown, server.Condition, null, blocked.Message);
        }

        try
        {
            var usage = await panel.GetUsageAsync(caller, server.Id, cancellationToken);
            return new ServerStatus(server, usage.State, server.Condition, usage, ServerWords.Say(server.Condition));
        }
        catch (PanelProblemException problem) when (problem.Problem.Kind is not (PanelProblemKind.KeyRevoked or PanelProblemKind.NotLinked))
        {
            var condition = ServerWords.Condition(problem.Problem.Kind) ?? ServerCondition.Unknown;
            return new ServerStatus(server, PowerState.Unknown, condition, null, problem.Problem.Message);
        }
    }
}
