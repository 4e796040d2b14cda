namespace Portal.Domain.LogAnalysis.Expressions;

/// <summary>
/// Runs an expression's steps over a text with all ways side by side, in order of preference (Pike's machine): time is letters × steps at
/// most, whatever the text. Gives the same match as a backtracking engine would.
/// </summary>
internal sealed class ThreadRun(Step[] steps, int notes, bool isMultiline)
{
    private readonly int[] _marks = new int[steps.Length];
    private readonly Stack<(int Step, int Note, int Old)> _todo = new();
    private readonly int[] _current = new int[notes];
    private Threads _now = new(steps.Length, notes);
    private Threads _next = new(steps.Length, notes);
    private int _mark;

    /// <summary>Fills in where the first match from a place on begins and ends, and its groups; null when there is none.</summary>
    public int[]? Find(string text, int from, StartHint hint)
    {
        int[]? found = null;
        _now.Count = 0;
        _mark++;
        for (var at = from; at <= text.Length; at++)
        {
            if (_now.Count == 0)
            {
                if (found is not null || (at = hint.Next(text, at)) < 0)
                {
                    break;
                }

                _mark++; // marks are of the place where they were made
            }

            if (found is null && hint.MayStart(at))
            {
                Array.Fill(_current, -1);
                Add(_now, 0, text, at);
            }

            _mark++;
            _next.Count = 0;
            found = Advance(text, at) ?? found;
            (_now, _next) = (_next, _now);
        }

        return found;
    }

    private int[]? Advance(string text, int at)
    {
        for (var i = 0; i < _now.Count; i++)
        {
            var step = _now.Steps[i];
            if (steps[step].Kind is StepKind.Match)
            {
                return _now.NotesOf(i).ToArray();
            }

            if (at < text.Length && steps[step].Set!.Contains(text[at]))
            {
                _now.NotesOf(i).CopyTo(_current);
                Add(_next, step + 1, text, at + 1);
            }
        }

        return null;
    }

    private void Add(Threads to, int first, string text, int at)
    {
        _todo.Push((first, -1, 0));
        while (_todo.TryPop(out var todo))
        {
            if (todo.Note >= 0)
            {
                _current[todo.Note] = todo.Old;
                continue;
            }

            if (_marks[todo.Step] == _mark)
            {
                continue;
            }

            _marks[todo.Step] = _mark;
            var step = steps[todo.Step];
            switch (step.Kind)
            {
                case StepKind.Jump:
                    _todo.Push((step.A, -1, 0));
                    break;
                case StepKind.Fork:
                    _todo.Push((step.B, -1, 0));
                    _todo.Push((step.A, -1, 0));
                    break;
                case StepKind.Note:
                    _todo.Push((0, step.A, _current[step.A]));
                    _current[step.A] = at;
                    _todo.Push((todo.Step + 1, -1, 0));
                    break;
                case StepKind.Check:
                    if (Holds((Place)step.A, text, at))
                    {
                        _todo.Push((todo.Step + 1, -1, 0));
                    }

                    break;
                default:
                    to.Add(todo.Step, _current);
                    break;
            }
        }
    }

    private bool Holds(Place place, string text, int at) => Edges.Holds(
        place, Edges.Kind(text, at), at < text.Length ? text[at] : Edges.NoLetter, isMultiline, at == text.Length - 1);

    private sealed class Threads(int most, int notes)
    {
        private int[] _notes = new int[8 * notes];

        public int[] Steps { get; private set; } = new int[8];

        public int Count { get; set; }

        public Span<int> NotesOf(int thread) => _notes.AsSpan(thread * notes, notes);

        public void Add(int step, int[] noted)
        {
            if (Count == Steps.Length)
            {
                var size = Math.Min(Math.Max(Steps.Length * 2, 16), Math.Max(most, 16));
                var (grownSteps, grownNotes) = (Steps, _notes);
                Array.Resize(ref grownSteps, size);
                Array.Resize(ref grownNotes, size * notes);
                (Steps, _notes) = (grownSteps, grownNotes);
            }

            Steps[Count] = step;
            noted.CopyTo(_notes, Count * notes);
            Count++;
        }
    }
}
