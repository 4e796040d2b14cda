using System.Threading.Channels;
using Portal.Domain.People;

namespace Portal.Domain.Panel.Actions;

/// <summary>
/// What happens on a server while something is done to it: the live connection where the caller has one, and the panel's own
/// figures every few seconds where not. Those may be 20 s old.
/// </summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstState = TimeSpan.FromSeconds(6);
    private readonly Channel<ConsoleEvent> _events = Channel.CreateBounded<ConsoleEvent>(
        new BoundedChannelOptions(5000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly CancellationTokenSource _stop = new();
    private readonly IPanelReader _panel;
    private readonly TimeProvider _clock;
    private readonly Task _following;

    private LiveServer(IPanelReader panel, Caller caller, string serverId, TimeProvider clock)
    {
        (_panel, _clock) = (panel, clock);
        _following = FollowAsync(caller, serverId, _stop.Token);
    }

    /// <summary>Begins to watch and waits, for a few seconds at most, until the state is known.</summary>
    public static async Task<(LiveServer Live, PowerState State)> OpenAsync(
        IPanelReader panel, Caller caller, string serverId, TimeProvider clock, CancellationToken cancellationToken)
    {
        var live = new LiveServer(panel, caller, serverId, clock);
        var until = clock.GetUtcNow() + FirstState;
        while (await live.NextAsync(until, cancellationToken) is { } seen)
        {
            if (StateOf(seen) is { } state and not PowerState.Unknown)
            {
                return (live, state);
            }
        }

        return (live, PowerState.Unknown);
    }

    /// <summary>The next event, or null when none came by then.</summary>
    public async Task<ConsoleEvent?> NextAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (_events.Reader.TryRead(out var ready))
        {
            return ready;
        }

        var wait = until - _clock.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            return null;
        }

        using var limit = new CancellationTokenSource(wait, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await _events.Reader.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static PowerState? StateOf(ConsoleEvent seen) => seen switch
    {
        ConsoleEvent.State state => state.Power,
        ConsoleEvent.Stats stats => stats.Usage.State,
        _ => null,
    };

    private async Task FollowAsync(Caller caller, string serverId, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var seen in _panel.FollowConsoleAsync(caller, serverId, cancellationToken))
            {
                _events.Writer.TryWrite(seen);
            }
        }
        catch (PanelProblemException)
        {
            await AskAsync(caller, serverId, cancellationToken); // no live connection for this caller or at this time
        }
    }

    private async Task AskAsync(Caller caller, string serverId, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var usage = await _panel.GetUsageAsync(caller, serverId, cancellationToken);
                _events.Writer.TryWrite(new ConsoleEvent.Stats(usage, _clock.GetUtcNow()));
            }
            catch (PanelProblemException)
            {
                // Asked again below; the deadline of the action ends it.
            }

            await Task.Delay(AskAgain, _clock, cancellationToken);
        }
    }
}
