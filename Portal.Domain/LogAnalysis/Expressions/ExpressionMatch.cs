namespace Portal.Domain.LogAnalysis.Expressions;

/// <summary>Where an expression matched.</summary>
internal sealed class ExpressionMatch
{
    private readonly Expression? _expression;
    private readonly string _text;
    private readonly int[] _notes;

    /// <param name="expression">What matched.</param>
    /// <param name="text">Where.</param>
    /// <param name="notes">Begin and end of the match, then of each group; -1 = took no part.</param>
    internal ExpressionMatch(Expression? expression, string text, int[] notes)
    {
        (_expression, _text, _notes) = (expression, text, notes);
        Groups = new ExpressionGroups(this);
    }

    /// <summary>No match.</summary>
    public static ExpressionMatch None { get; } = new(null, "", [0, 0]);

    public bool Success => _expression is not null;

    public int Index => _notes[0];

    public int Length => _notes[1] - _notes[0];

    public string Value => _text.Substring(Index, Length);

    public ReadOnlySpan<char> ValueSpan => _text.AsSpan(Index, Length);

    /// <summary>Groups by name.</summary>
    public ExpressionGroups Groups { get; }

    /// <summary>The match after this one.</summary>
    public ExpressionMatch NextMatch() => _expression is null ? this : _expression.Match(_text, _notes[1] + (Length == 0 ? 1 : 0));

    internal ExpressionGroup Group(string name)
    {
        for (var i = 0; _expression is not null && i < _expression.Names.Count; i++)
        {
            if (_expression.Names[i] == name && _notes[(i * 2) + 2] is >= 0 and var begin && _notes[(i * 2) + 3] is >= 0 and var end)
            {
                return new ExpressionGroup(true, _text, begin, end - begin);
            }
        }

        return new ExpressionGroup(false, "", 0, 0);
    }
}

/// <summary>The groups of a match.</summary>
internal readonly struct ExpressionGroups(ExpressionMatch match)
{
    /// <summary>A group; one without success when it took no part, or there is none of that name.</summary>
    public ExpressionGroup this[string name] => match.Group(name);
}

/// <summary>What a group captured last.</summary>
internal readonly record struct ExpressionGroup(bool Success, string Text, int Index, int Length)
{
    public string Value => Text.Substring(Index, Length);

    public ReadOnlySpan<char> ValueSpan => Text.AsSpan(Index, Length);
}
