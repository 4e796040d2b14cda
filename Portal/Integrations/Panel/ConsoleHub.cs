using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Integrations.Panel;

/// <summary>
/// Live consoles: one socket for each server, shared by all who watch it. Each viewer's own right is asked when they come and every minute.
/// The socket stays half a minute after the last one has left, so that the next question does not open it again.
/// </summary>
internal sealed class ConsoleHub(ConsoleConnector connector, TimeProvider clock, ILogger<ConsoleHub> logger) : IAsyncDisposable
{
    private const string Right = "websocket.connect";
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, ConsoleChannel> _channels = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();

    /// <summary>How many servers have a socket now.</summary>
    public int Open => _channels.Count;

    public async IAsyncEnumerable<ConsoleEvent> FollowAsync(
        IPanelReader panel, Caller caller, string serverId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var server = await AllowedAsync(panel, caller, serverId, cancellationToken);
        var viewer = new ConsoleViewer(caller);
        var channel = Join(server.Id, viewer);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = RecheckAsync(panel, viewer, server.Id, gone.Token);
        try
        {
            while (await viewer.NextAsync(cancellationToken) is { } seen)
            {
                yield return seen;
            }
        }
        finally
        {
            channel.Leave(viewer);
            await gone.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels.Values)
        {
            await channel.DisposeAsync();
        }
    }

    private static async Task<PanelServer> AllowedAsync(IPanelReader panel, Caller caller, string serverId, CancellationToken cancellationToken)
    {
        var details = await panel.FindServerAsync(caller, serverId, cancellationToken) ?? throw new PanelProblemException(ServerWords.NotFound());
        var problem = ServerWords.Blocked(details.Server.Condition) ?? (details.May(Right) ? null : ServerWords.NoPermission(Right));
        return problem is null ? details.Server : throw new PanelProblemException(problem);
    }

    private ConsoleChannel Join(string serverId, ConsoleViewer viewer)
    {
        lock (_gate)
        {
            if (_channels.TryGetValue(serverId, out var open) && open.Join(viewer))
            {
                return open;
            }

            var channel = new ConsoleChannel(serverId, connector, clock, logger);
            _channels[serverId] = channel;
            channel.Join(viewer);
            channel.Start(() => _channels.TryRemove(KeyValuePair.Create(serverId, channel)));
            return channel;
        }
    }

    // A right that was taken away ends the stream; so does a panel that twice cannot say.
    private async Task RecheckAsync(IPanelReader panel, ConsoleViewer viewer, string serverId, CancellationToken cancellationToken)
    {
        for (var failures = 0; failures < 2;)
        {
            await Task.Delay(AskAgain, clock, cancellationToken);
            try
            {
                await AllowedAsync(panel, viewer.Caller, serverId, cancellationToken);
                failures = 0;
            }
            catch (PanelProblemException problem)
            {
                failures += problem.Problem.Kind is PanelProblemKind.PanelDown or PanelProblemKind.RateLimited ? 1 : 2;
                if (failures >= 2)
                {
                    viewer.End(problem);
                }
            }
        }
    }
}
