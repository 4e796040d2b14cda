using System.Text;

namespace Portal.Domain.LogAnalysis.Expressions;

/// <summary>
/// A regular expression that runs in linear time and is made in microseconds. .NET's own linear engine takes about a megabyte and several
/// milliseconds for each; a catalogue has a thousand of them, and a log meets few. Syntax as <see cref="ExpressionParser"/> reads it; of two
/// ways to match it takes the one that a backtracking engine finds first. Safe for many threads at once.
/// </summary>
internal sealed class Expression
{
    private readonly string _pattern;
    private readonly bool _isMultiline;
    private readonly bool _ignoresCase;
    private Machine? _machine;

    /// <summary>Nothing is made yet: most expressions are never asked.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="multiline"><c>^</c> and <c>$</c> are those of lines.</param>
    /// <param name="ignoreCase">Case does not matter.</param>
    public Expression(string pattern, bool multiline = false, bool ignoreCase = false) =>
        (_pattern, _isMultiline, _ignoresCase) = (pattern, multiline, ignoreCase);

    /// <summary>The names of groups.</summary>
    /// <exception cref="ArgumentException">The expression is broken, or asks for what cannot run in linear time; the message says what. So it is at the first match.</exception>
    public IReadOnlyList<string> Names => Made.Names;

    private Machine Made => _machine ??= new Machine(_pattern, _isMultiline, _ignoresCase);

    /// <summary>Whether a text holds a match.</summary>
    public bool IsMatch(string text) => Made.MayMatch(text, 0) ?? Match(text).Success;

    /// <summary>The first match; one without success when there is none.</summary>
    public ExpressionMatch Match(string text) => Match(text, 0);

    /// <summary>All matches that do not overlap.</summary>
    public IEnumerable<ExpressionMatch> Matches(string text)
    {
        for (var match = Match(text); match.Success; match = match.NextMatch())
        {
            yield return match;
        }
    }

    /// <summary>The text with every match, or the first <paramref name="most"/>, replaced by a word.</summary>
    public string Replace(string text, string by, int most = int.MaxValue)
    {
        StringBuilder? changed = null;
        var end = 0;
        foreach (var match in Matches(text).Take(most))
        {
            (changed ??= new StringBuilder()).Append(text, end, match.Index - end).Append(by);
            end = match.Index + match.Length;
        }

        return changed?.Append(text, end, text.Length - end).ToString() ?? text;
    }

    internal ExpressionMatch Match(string text, int from) =>
        from <= text.Length && Made.Find(text, from) is { } notes ? new ExpressionMatch(this, text, notes) : ExpressionMatch.None;

    /// <summary>What an expression becomes.</summary>
    private sealed class Machine
    {
        private readonly Step[] _steps;
        private readonly StartHint _hint;
        private readonly StateRun _states;
        private readonly bool _isMultiline;
        private readonly bool _looksAhead;
        private ThreadRun? _spare;

        public Machine(string pattern, bool isMultiline, bool ignoresCase)
        {
            var parser = new ExpressionParser(pattern, ignoresCase);
            _steps = StepWriter.Write(parser.Parse());
            (Names, _isMultiline) = (parser.Names, isMultiline);
            _hint = new StartHint(_steps, isMultiline);
            _states = new StateRun(_steps, isMultiline, _hint.IsAtTextBegin);
            // A text's end may stand before its last line feed: that a table of single letters cannot tell.
            _looksAhead = !isMultiline && Array.Exists(_steps, step => step is { Kind: StepKind.Check, A: (int)Place.End });
        }

        public IReadOnlyList<string> Names { get; }

        /// <summary>Whether a text holds a match; null when only <see cref="Find"/> can tell.</summary>
        public bool? MayMatch(string text, int from) => _looksAhead && text.EndsWith('\n') ? null : _states.Finds(text, from);

        public int[]? Find(string text, int from)
        {
            if (MayMatch(text, from) == false)
            {
                return null;
            }

            var run = Interlocked.Exchange(ref _spare, null) ?? new ThreadRun(_steps, (Names.Count + 1) * 2, _isMultiline);
            var notes = run.Find(text, from, _hint);
            _spare = run;
            return notes;
        }
    }
}
