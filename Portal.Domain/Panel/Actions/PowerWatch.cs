namespace Portal.Domain.Panel.Actions;

/// <summary>
/// Decides from what is seen whether a power signal did what was wanted. Pure: told events and the time, it says what is new and how it stands.
/// A start needs "running" that lasts; a restart needs down and up; a stop and a kill need "offline".
/// </summary>
internal sealed class PowerWatch(PowerSignal signal, PowerState before, TimeSpan stable)
{
    // The daemon's lines with the exit code come just after the state.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);
    private readonly PowerState _before = before;
    private readonly List<string> _news = [];
    private bool _wentDown;
    private bool _rose;
    private bool _ready;
    private TimeSpan? _uptime;
    private DateTimeOffset? _runningSince;
    private DateTimeOffset? _crashedAt;

    /// <summary>The state seen last.</summary>
    public PowerState State { get; private set; } = before;

    /// <summary>Whether anything came over the live connection since the signal.</summary>
    public bool IsLive { get; private set; }

    /// <summary>What the daemon said about an end, in plain words.</summary>
    public IReadOnlyList<string> News => _news;

    private bool WantsUp => signal is PowerSignal.Start or PowerSignal.Restart;

    private bool IsProvenUp => State is PowerState.Running && (signal is PowerSignal.Start || _wentDown || _before is PowerState.Offline);

    /// <summary>The sentences worth showing for this event.</summary>
    public IEnumerable<string> See(ConsoleEvent seen)
    {
        switch (seen)
        {
            case ConsoleEvent.State state:
                IsLive = true;
                return Turn(state.Power, state.At);
            case ConsoleEvent.Stats stats:
                return [.. Uptime(stats), .. stats.Usage.State is PowerState.Unknown ? [] : Turn(stats.Usage.State, stats.At)];
            case ConsoleEvent.Line { IsHistory: false } line:
                IsLive = true;
                return Read(line.Text);
            case ConsoleEvent.Gap gap:
                return [$"The live connection was interrupted ({gap.Reason})."];
            default:
                return [];
        }
    }

    /// <summary>How it stands now, or null while it is too early to say.</summary>
    public ActionResult? Verdict(DateTimeOffset now)
    {
        if (!WantsUp)
        {
            return State is PowerState.Offline ? ActionResult.Succeeded : null;
        }

        if (_crashedAt is { } crash)
        {
            return now - crash >= LastWords ? ActionResult.Failed : null;
        }

        return IsProvenUp && now - (_runningSince ?? now) >= (AlreadyUp ? TimeSpan.Zero : stable) ? ActionResult.Succeeded : null;
    }

    /// <summary>How it stands when the time is over.</summary>
    public ActionResult VerdictAtDeadline() => this switch
    {
        { WantsUp: true, _crashedAt: not null } => ActionResult.Failed,
        { WantsUp: true, IsProvenUp: true } => ActionResult.Succeeded,
        { State: PowerState.Starting or PowerState.Stopping or PowerState.Unknown } or { IsLive: false } => ActionResult.Unknown,
        _ => ActionResult.Failed,
    };

    /// <summary>When to look again even if nothing comes.</summary>
    public DateTimeOffset? LookAgainAt => (_crashedAt + LastWords) ?? (IsProvenUp ? (_runningSince + stable) : null);

    /// <summary>The outcome in one or two sentences.</summary>
    public string Say(string name, ActionResult result) => (result, WantsUp) switch
    {
        (ActionResult.Succeeded, true) when AlreadyUp => $"{name} was running already.",
        (ActionResult.Succeeded, true) => $"{name} is running{(_ready ? " and says that it is ready" : "")}.",
        (ActionResult.Succeeded, false) when _before is PowerState.Offline => $"{name} was off already.",
        (ActionResult.Succeeded, false) => $"{name} is off.",
        (ActionResult.Failed, true) when _crashedAt is not null => $"{name} started and went off again{Because()}.",
        (ActionResult.Failed, true) when _wentDown => $"{name} went down and did not come up again{Because()}.",
        (ActionResult.Failed, _) => $"The panel accepted the request, but nothing happened: {name} is still {ServerWords.Say(State)}{Because()}.",
        (_, true) when State is PowerState.Starting => $"{name} is still starting; it was not ready in the time it was watched.",
        (_, false) when State is PowerState.Stopping => $"{name} is still stopping; a world may take minutes to save.",
        _ => $"It was sent, but its effect was not seen in time. Last seen: {name} is {ServerWords.Say(State)}.",
    };

    private bool AlreadyUp => signal is PowerSignal.Start && _before is PowerState.Running && !_rose;

    private string Because() => _news.Count == 0 ? "" : $" ({string.Join("; ", _news.TakeLast(3))})";

    private IEnumerable<string> Turn(PowerState power, DateTimeOffset at)
    {
        if (power == State || power is PowerState.Unknown)
        {
            _runningSince ??= power is PowerState.Running ? at : null;
            yield break;
        }

        (State, _runningSince) = (power, power is PowerState.Running ? at : null);
        _wentDown |= power is PowerState.Stopping or PowerState.Offline;
        if (power is PowerState.Offline && _rose)
        {
            _crashedAt ??= at;
        }

        _rose |= power is PowerState.Starting or PowerState.Running && (signal is PowerSignal.Start || _wentDown || _before is PowerState.Offline);
        yield return $"State: {ServerWords.Say(power)}.";
    }

    private IEnumerable<string> Uptime(ConsoleEvent.Stats stats)
    {
        var (was, now) = (_uptime, stats.Usage.Uptime);
        _uptime = now;
        if (was is { } before && now + TimeSpan.FromSeconds(2) < before && stats.Usage.State is PowerState.Running && !_wentDown)
        {
            (_wentDown, _runningSince) = (true, stats.At);
            yield return "The running time began again.";
        }
    }

    private IEnumerable<string> Read(string line)
    {
        if (ConsoleSigns.DaemonNews(line) is { } news)
        {
            _news.Add(news);
            yield return $"The node says: {news}.";
        }
        else if (!_ready && _rose && ConsoleSigns.SaysReady(line))
        {
            _ready = true;
            yield return $"The server says: {(line.Length > 160 ? line[..160] + "…" : line)}";
        }
    }
}
