using System.Collections.Concurrent;

namespace Portal.Domain.LogAnalysis.Expressions;

/// <summary>
/// Tells whether a text holds a match, a table look-up a letter: sets of steps become states when they are met first (a lazy automaton).
/// States are bounded; when there are too many they are forgotten, and made again as they are met. Safe for many threads at once.
/// </summary>
internal sealed class StateRun(Step[] steps, bool isMultiline, bool isAtTextBegin)
{
    private const int MostStates = 600;
    private const int MostWide = 64;

    private readonly Lock _gate = new();
    private readonly State _matched = new([], Before.Nothing);
    private readonly State _dead = new([], Before.Nothing);
    private readonly State?[] _starts = new State?[4];
    private Dictionary<Key, State> _states = [];

    /// <summary>Whether there is a match at a place from <paramref name="from"/> on.</summary>
    public bool Finds(string text, int from)
    {
        if (isAtTextBegin && from > 0)
        {
            return false;
        }

        var before = Edges.Kind(text, from);
        var state = _starts[(int)before] ??= Intern([0], before);
        for (var at = from; at < text.Length; at++)
        {
            var letter = text[at];
            state = (letter < 128 ? state.Ascii[letter] : state.Wide?.GetValueOrDefault(letter)) ?? Advance(state, letter);
            if (state == _matched)
            {
                return true;
            }

            if (state == _dead)
            {
                return false;
            }
        }

        if (state.AtEnd is End.NotLooked)
        {
            state.AtEnd = Close(state, Edges.NoLetter).Exists(step => steps[step].Kind is StepKind.Match) ? End.Matches : End.Fails;
        }

        return state.AtEnd is End.Matches;
    }

    private State Advance(State state, char letter)
    {
        var closed = Close(state, letter);
        var next = _matched;
        if (!closed.Exists(step => steps[step].Kind is StepKind.Match))
        {
            var kernel = new List<int>();
            foreach (var step in closed)
            {
                if (steps[step].Set!.Contains(letter))
                {
                    kernel.Add(step + 1);
                }
            }

            if (!isAtTextBegin)
            {
                kernel.Add(0);
            }

            next = kernel.Count == 0 ? _dead : Intern([.. kernel.Distinct().Order()], Edges.Kind(letter));
        }

        if (letter < 128)
        {
            state.Ascii[letter] = next;
        }
        else if ((state.Wide ??= new ConcurrentDictionary<char, State>()) is { Count: < MostWide } wide)
        {
            wide[letter] = next;
        }

        return next;
    }

    private State Intern(int[] kernel, Before before)
    {
        lock (_gate)
        {
            var key = new Key(kernel, before);
            if (_states.TryGetValue(key, out var known))
            {
                return known;
            }

            if (_states.Count >= MostStates)
            {
                _states = [];
                Array.Clear(_starts);
            }

            return _states[key] = new State(kernel, before);
        }
    }

    /// <summary>The steps that take a letter, or match, when the next letter is this one.</summary>
    private List<int> Close(State state, int next)
    {
        var closed = new List<int>();
        var seen = new bool[steps.Length];
        var todo = new Stack<int>(state.Kernel);
        while (todo.TryPop(out var at))
        {
            if (seen[at])
            {
                continue;
            }

            seen[at] = true;
            var step = steps[at];
            switch (step.Kind)
            {
                case StepKind.Jump:
                    todo.Push(step.A);
                    break;
                case StepKind.Fork:
                    todo.Push(step.A);
                    todo.Push(step.B);
                    break;
                case StepKind.Note:
                    todo.Push(at + 1);
                    break;
                case StepKind.Check:
                    if (Edges.Holds((Place)step.A, state.Before, next, isMultiline, isLastFeed: false))
                    {
                        todo.Push(at + 1);
                    }

                    break;
                default:
                    closed.Add(at);
                    break;
            }
        }

        return closed;
    }

    // One value, not a bool?: that one's two halves may be read apart by another thread.
    private enum End
    {
        NotLooked,
        Fails,
        Matches,
    }

    private sealed class State(int[] kernel, Before before)
    {
        public int[] Kernel => kernel;

        public Before Before => before;

        public State?[] Ascii { get; } = new State?[128];

        public ConcurrentDictionary<char, State>? Wide { get; set; }

        public End AtEnd { get; set; }
    }

    private readonly record struct Key(int[] Kernel, Before Before)
    {
        public bool Equals(Key other) => Before == other.Before && Kernel.AsSpan().SequenceEqual(other.Kernel);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(Before);
            foreach (var step in Kernel)
            {
                hash.Add(step);
            }

            return hash.ToHashCode();
        }
    }
}
