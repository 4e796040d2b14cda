namespace Portal.Domain.LogAnalysis.Expressions;

/// <summary>Where a match can begin: seen from an expression's steps, so that most places of a text are passed over.</summary>
internal sealed class StartHint
{
    private readonly bool _isAtBegin;
    private readonly bool _isMultiline;
    private readonly bool _isAnywhere;
    private readonly bool _isWide;
    private readonly bool[] _letters = new bool[128];

    public StartHint(Step[] steps, bool isMultiline)
    {
        _isMultiline = isMultiline;
        _isAtBegin = true;
        var seen = new HashSet<int>();
        var todo = new Stack<(int Step, bool AtBegin)>([(0, false)]);
        while (todo.TryPop(out var next))
        {
            if (!seen.Add((next.Step * 2) + (next.AtBegin ? 1 : 0)))
            {
                continue;
            }

            var step = steps[next.Step];
            switch (step.Kind)
            {
                case StepKind.Jump:
                    todo.Push((step.A, next.AtBegin));
                    break;
                case StepKind.Fork:
                    todo.Push((step.A, next.AtBegin));
                    todo.Push((step.B, next.AtBegin));
                    break;
                case StepKind.Note:
                    todo.Push((next.Step + 1, next.AtBegin));
                    break;
                case StepKind.Check:
                    todo.Push((next.Step + 1, next.AtBegin || (Place)step.A is Place.Begin or Place.TextBegin));
                    break;
                case StepKind.Letter:
                    _isAtBegin &= next.AtBegin;
                    _isWide = true;
                    for (var letter = 0; letter < 128; letter++)
                    {
                        _letters[letter] |= step.Set!.Contains((char)letter);
                    }

                    break;
                default:
                    _isAtBegin &= next.AtBegin;
                    _isAnywhere = true;
                    break;
            }
        }
    }

    /// <summary>Whether a match begins at the text's begin only.</summary>
    public bool IsAtTextBegin => _isAtBegin && !_isMultiline;

    /// <summary>Whether it is worth while to begin here.</summary>
    public bool MayStart(int at) => !IsAtTextBegin || at == 0;

    /// <summary>The first place from <paramref name="at"/> on where a match can begin; -1 when there is none.</summary>
    public int Next(string text, int at)
    {
        if (IsAtTextBegin)
        {
            return at == 0 ? 0 : -1;
        }

        for (; at <= text.Length; at++)
        {
            if (_isAtBegin && at > 0 && text[at - 1] != '\n')
            {
                var feed = text.IndexOf('\n', at);
                if (feed < 0)
                {
                    return -1;
                }

                at = feed;
                continue;
            }

            if (_isAnywhere || (at < text.Length && (text[at] < 128 ? _letters[text[at]] : _isWide)))
            {
                return at;
            }
        }

        return -1;
    }
}
