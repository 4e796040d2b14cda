using Portal.Domain.Panel;

namespace Portal.Integrations.Panel;

/// <summary>One server's socket and its viewers: connects, renews the token on the same socket, connects again after a loss.</summary>
internal sealed partial class ConsoleChannel(string serverId, ConsoleConnector connector, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConsoleAudience _audience = new(clock);
    private Task _running = Task.CompletedTask;
    private ITimer? _leaving;

    /// <summary>Begins. <paramref name="ended"/> is called once, when nothing runs any more.</summary>
    public void Start(Action ended) => _running = RunAsync(ended, _stop.Token);

    /// <summary>Takes a viewer in and shows them what is known; false when this one is over.</summary>
    public bool Join(ConsoleViewer viewer)
    {
        if (!_audience.Join(viewer))
        {
            return false;
        }

        _leaving?.Dispose();
        _leaving = null;
        return true;
    }

    public void Leave(ConsoleViewer viewer)
    {
        if (_audience.Leave(viewer) == 0)
        {
            _leaving?.Dispose();
            _leaving = clock.CreateTimer(_ => StopIfEmpty(), null, Grace, Timeout.InfiniteTimeSpan);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _leaving?.Dispose();
    }

    private void StopIfEmpty()
    {
        if (_audience.CloseIfEmpty())
        {
            _stop.Cancel();
        }
    }

    private async Task RunAsync(Action ended, CancellationToken cancellationToken)
    {
        PanelProblemException? reason = null;
        try
        {
            reason = await KeepConnectedAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Nobody is watching any more, or the portal ends.
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            Log.Broke(logger, failed, serverId);
            reason = new PanelProblemException(new PanelProblem(PanelProblemKind.Failed, "The live console broke off."), failed);
        }
        finally
        {
            ended();
            _audience.Close(reason);
        }
    }

    /// <returns>Why it cannot go on.</returns>
    private async Task<PanelProblemException> KeepConnectedAsync(CancellationToken cancellationToken)
    {
        var (wasConnected, pause) = (false, TimeSpan.FromSeconds(5));
        while (true)
        {
            var wait = pause;
            try
            {
                var ticket = await connector.TicketAsync(serverId, _audience.Callers, cancellationToken);
                await using var socket = await connector.ConnectAsync(ticket, cancellationToken);
                var talk = new ConsoleTalk(serverId, socket, connector, _audience, clock);
                await talk.BeginAsync(ticket, isAgain: wasConnected, cancellationToken);
                (wasConnected, pause) = (true, TimeSpan.FromSeconds(5));
                await talk.RunAsync(cancellationToken);
            }
            catch (PanelProblemException problem) when (wasConnected && IsPassing(problem.Problem.Kind))
            {
                wait = problem.Problem.RetryAfter is { } asked && asked > wait ? asked : wait;
            }
            catch (PanelProblemException problem)
            {
                return problem;
            }

            Log.Lost(logger, serverId, wait.TotalSeconds);
            _audience.Show(at => new ConsoleEvent.Gap("the connection to the machine was lost", at));
            await Task.Delay(wait, clock, cancellationToken);
            pause = pause + pause < LongestPause ? pause + pause : LongestPause;
        }
    }

    /// <summary>Whether trying again later may help.</summary>
    public static bool IsPassing(PanelProblemKind kind) =>
        kind is PanelProblemKind.NodeOffline or PanelProblemKind.PanelDown or PanelProblemKind.RateLimited or PanelProblemKind.Failed;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The live console of {Server} was lost; trying again in {Seconds} s.")]
        public static partial void Lost(ILogger logger, string server, double seconds);

        [LoggerMessage(LogLevel.Error, "The live console of {Server} broke.")]
        public static partial void Broke(ILogger logger, Exception failed, string server);
    }
}
