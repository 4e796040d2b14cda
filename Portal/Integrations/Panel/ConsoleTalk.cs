using System.Net.WebSockets;
using System.Threading.Channels;
using Portal.Domain.Panel;

namespace Portal.Integrations.Panel;

/// <summary>
/// What is said over one connection: sign in, ask for the last lines, then listen. The token is renewed on the same socket after 8 minutes or
/// when the node says so; after a renewal that came too late a gap is noted, since the node keeps back what it had to say meanwhile.
/// </summary>
internal sealed class ConsoleTalk(string serverId, ConsoleSocket socket, ConsoleConnector connector, ConsoleAudience audience, TimeProvider clock)
{
    private static readonly TimeSpan Renew = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestToken = TimeSpan.FromMinutes(12);
    private static readonly TimeSpan SignInLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstLine = TimeSpan.FromSeconds(1.2);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestHistory = TimeSpan.FromSeconds(3);
    private readonly List<string> _history = [];
    private bool _isAgain;
    private DateTimeOffset _tokenAt;
    private DateTimeOffset _renewAt;
    private bool _hasSignedIn;
    private bool _isExpired;
    private DateTimeOffset? _signInUntil;
    private DateTimeOffset? _historyUntil;
    private DateTimeOffset _historyLimit;
    private int _freshRefusals;

    /// <summary>Signs in and asks for the last lines.</summary>
    /// <param name="isAgain">After a loss: lines that are known already are not shown again.</param>
    public async Task BeginAsync(ConsoleTicket ticket, bool isAgain, CancellationToken cancellationToken)
    {
        _isAgain = isAgain;
        await SignInAsync(ticket, cancellationToken);
        while (_signInUntil is { } until)
        {
            var frame = await NextAsync(until, cancellationToken) ?? throw Refused("The machine did not answer the live console's sign-in.");
            await HearAsync(frame, cancellationToken);
        }

        await socket.SendAsync("send logs", null, cancellationToken);
        await socket.SendAsync("send stats", null, cancellationToken);
        var now = clock.GetUtcNow();
        (_historyUntil, _historyLimit) = (now + FirstLine, now + LongestHistory);
    }

    /// <summary>Listens until the connection is over.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                if (await socket.NextAsync(NextDue(), cancellationToken) is { } frame)
                {
                    await HearAsync(frame, cancellationToken);
                }
                else
                {
                    await OnTimeAsync(cancellationToken);
                }
            }
        }
        catch (Exception over) when (over is ChannelClosedException or WebSocketException)
        {
            EndHistory();
            if (socket.CloseCode == 4409)
            {
                throw new PanelProblemException(ServerWords.Blocked(ServerCondition.Suspended)!);
            }
        }
    }

    private async Task<ConsoleFrame?> NextAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        try
        {
            return await socket.NextAsync(until, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw socket.CloseCode == 4409
                ? new PanelProblemException(ServerWords.Blocked(ServerCondition.Suspended)!)
                : Refused("The machine closed the live console.");
        }
    }

    private async Task SignInAsync(ConsoleTicket ticket, CancellationToken cancellationToken)
    {
        (_tokenAt, _renewAt, _signInUntil) = (ticket.At, ticket.At + Renew, clock.GetUtcNow() + SignInLimit);
        await socket.SendAsync("auth", ticket.Token, cancellationToken);
    }

    private DateTimeOffset NextDue() =>
        new[] { _renewAt, _signInUntil ?? DateTimeOffset.MaxValue, _historyUntil ?? DateTimeOffset.MaxValue }.Min();

    private async Task OnTimeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_historyUntil <= now)
        {
            EndHistory();
        }

        if (_signInUntil <= now)
        {
            throw Refused("The machine did not answer the live console's sign-in.");
        }

        if (_renewAt <= now)
        {
            await RenewAsync(cancellationToken);
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_signInUntil is not null || audience.Callers is not { Count: > 0 } callers)
        {
            _renewAt = now + SignInLimit; // already asked; or nobody watches and the socket closes within the half minute
            return;
        }

        try
        {
            await SignInAsync(await connector.TicketAsync(serverId, callers, cancellationToken), cancellationToken);
        }
        catch (PanelProblemException problem) when (now - _tokenAt < LongestToken && ConsoleChannel.IsPassing(problem.Problem.Kind))
        {
            _renewAt = now + (problem.Problem.RetryAfter is { } asked && asked > AskAgain ? asked : AskAgain);
        }
    }

    private async Task HearAsync(ConsoleFrame frame, CancellationToken cancellationToken)
    {
        switch (frame.Event)
        {
            case "auth success":
                (_signInUntil, _freshRefusals, _hasSignedIn, _isExpired) = (null, 0, true, false);
                break;
            case "status":
                OnState(ServerShapes.State(frame.First));
                break;
            case "stats" when ServerShapes.SocketUsage(frame.First) is { } usage:
                audience.Show(at => new ConsoleEvent.Stats(usage, at));
                break;
            case "console output" or "daemon message" or "install output":
                OnLines(frame.First);
                break;
            case "token expiring" or "token expired":
                await RenewAsync(cancellationToken);
                break;
            case "jwt error":
                await OnTokenRefusedAsync(frame.First, cancellationToken);
                break;
            case "deleted":
                throw new PanelProblemException(ServerWords.NotFound());
        }
    }

    private void OnState(PowerState state)
    {
        audience.Show(at => new ConsoleEvent.State(state, at));
        if (state is PowerState.Offline && _historyUntil is not null)
        {
            EndHistory(); // a stopped container has no history to send
        }
    }

    private void OnLines(string frame)
    {
        var isHistory = _historyUntil is not null;
        foreach (var line in ConsoleText.Lines(frame))
        {
            if (isHistory && _isAgain)
            {
                _history.Add(line);
            }
            else
            {
                audience.Show(at => new ConsoleEvent.Line(line, isHistory, at));
            }
        }

        if (isHistory)
        {
            var quiet = clock.GetUtcNow() + Quiet;
            _historyUntil = quiet < _historyLimit ? quiet : _historyLimit;
        }
    }

    private void EndHistory()
    {
        if (_historyUntil is null)
        {
            return;
        }

        _historyUntil = null;
        foreach (var line in LogMerge.After(audience.Lines, _history))
        {
            audience.Show(at => new ConsoleEvent.Line(line, false, at));
        }

        _history.Clear();
        audience.Show(at => new ConsoleEvent.HistoryEnd(at));
    }

    private async Task OnTokenRefusedAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Contains("missing connect permission", StringComparison.OrdinalIgnoreCase))
        {
            throw new PanelProblemException(ServerWords.NoPermission("websocket.connect"));
        }

        if (text.Contains("server uuid mismatch", StringComparison.OrdinalIgnoreCase) || text.Contains("no jwt present", StringComparison.OrdinalIgnoreCase))
        {
            throw Refused("The machine refused the live console's sign-in.");
        }

        var isAnswer = !_hasSignedIn || text.Contains("Error Event", StringComparison.OrdinalIgnoreCase);
        if (_isExpired && !isAnswer)
        {
            return; // every event held back comes as this error until a new token is taken
        }

        if (isAnswer && clock.GetUtcNow() - _tokenAt < TimeSpan.FromSeconds(30) && ++_freshRefusals > 1)
        {
            throw Refused("The clocks of the panel and of the machine differ, so the live console cannot be opened. The host has to set them.");
        }

        if (_hasSignedIn && !_isExpired)
        {
            _isExpired = true;
            audience.Show(at => new ConsoleEvent.Gap("the sign-in had expired", at));
        }

        _signInUntil = null;
        await RenewAsync(cancellationToken);
        _signInUntil ??= _hasSignedIn ? null : clock.GetUtcNow() + SignInLimit;
    }

    private static PanelProblemException Refused(string why) => new(new PanelProblem(PanelProblemKind.Failed, why));
}
