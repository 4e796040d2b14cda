using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Integrations.Panel;

/// <summary>The viewers of one server and what a newcomer is shown: the last lines, the state, the usage.</summary>
internal sealed class ConsoleAudience(TimeProvider clock)
{
    private const int Kept = 500;
    private readonly Lock _gate = new();
    private readonly List<ConsoleViewer> _viewers = [];
    private readonly Queue<string> _lines = new();
    private ConsoleEvent.State? _state;
    private ConsoleEvent.Stats? _stats;
    private bool _historyEnded;
    private bool _wasOrderly;
    private bool _isClosed;

    /// <summary>Who watches; the earliest first.</summary>
    public IReadOnlyList<Caller> Callers
    {
        get
        {
            lock (_gate)
            {
                return [.. _viewers.Select(viewer => viewer.Caller).Distinct()];
            }
        }
    }

    /// <summary>The lines kept, oldest first.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public PowerState State => _state?.Power ?? PowerState.Unknown;

    public bool Join(ConsoleViewer viewer)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return false;
            }

            _viewers.Add(viewer);
            Replay(viewer);
            return true;
        }
    }

    /// <returns>How many are left.</returns>
    public int Leave(ConsoleViewer viewer)
    {
        lock (_gate)
        {
            _viewers.Remove(viewer);
            return _viewers.Count;
        }
    }

    public bool CloseIfEmpty()
    {
        lock (_gate)
        {
            return _isClosed |= _viewers.Count == 0;
        }
    }

    public void Close(PanelProblemException? reason)
    {
        lock (_gate)
        {
            _isClosed = true;
            _viewers.ForEach(viewer => viewer.End(reason));
            _viewers.Clear();
        }
    }

    public void Show(Func<DateTimeOffset, ConsoleEvent> make)
    {
        lock (_gate)
        {
            var seen = make(clock.GetUtcNow());
            Remember(seen);
            _viewers.ForEach(viewer => viewer.Show(seen));
        }
    }

    private void Replay(ConsoleViewer viewer)
    {
        var now = clock.GetUtcNow();
        foreach (var known in new ConsoleEvent?[] { _state, _stats }.OfType<ConsoleEvent>())
        {
            viewer.Show(known with { At = now });
        }

        foreach (var line in _lines)
        {
            viewer.Show(new ConsoleEvent.Line(line, true, now));
        }

        if (_historyEnded)
        {
            viewer.Show(new ConsoleEvent.HistoryEnd(now));
        }
    }

    private void Remember(ConsoleEvent seen)
    {
        switch (seen)
        {
            case ConsoleEvent.State state:
                Turn(state);
                break;
            case ConsoleEvent.Stats stats:
                _stats = stats;
                break;
            case ConsoleEvent.HistoryEnd:
                _historyEnded = true;
                break;
            case ConsoleEvent.Line line:
                Keep(line.Text);
                break;
        }
    }

    private void Keep(string line)
    {
        _lines.Enqueue(line);
        if (_lines.Count > Kept)
        {
            _lines.Dequeue();
        }
    }

    // A new run begins with an empty console, as on the node; after a crash its last lines are worth keeping.
    private void Turn(ConsoleEvent.State state)
    {
        if (state.Power is PowerState.Starting && _wasOrderly)
        {
            _lines.Clear();
        }

        _wasOrderly = state.Power is PowerState.Stopping || (_wasOrderly && state.Power is PowerState.Offline);
        _state = state;
    }
}
