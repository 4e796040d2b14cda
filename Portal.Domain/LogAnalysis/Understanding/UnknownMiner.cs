using System.Text.RegularExpressions;
using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>Clusters error lines that no rule knows by their shape, so that nothing loud stays unsaid.</summary>
internal sealed partial class UnknownMiner
{
    private const int MostProblems = 50;
    private const int MostLines = 50;
    private const int MostShapes = 2000;
    private const int MostLetters = 300;
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

    /// <summary>Groups by the message with its digits taken out: floods differ in nothing else, and need no expressions then.</summary>
    private readonly Dictionary<string, Group> _shapes = new(StringComparer.Ordinal);

    private readonly char[] _shape = new char[MostLetters * 2];

    /// <summary>Errors of shapes that came when too many were known already.</summary>
    public int Uncounted { get; private set; }

    public void Add(LogEntry entry)
    {
        var shape = ShapeOf(entry);
        if (!_shapes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(shape, out var group))
        {
            if (_shapes.Count >= MostShapes)
            {
                Uncounted++;
                return;
            }

            var template = TemplateOf(entry);
            if (!_groups.TryGetValue(template, out group))
            {
                _groups[template] = group = new Group(template, new EvidenceLine(entry.FirstLine, entry.First));
            }

            _shapes[shape.ToString()] = group;
        }

        group.Add(entry);
    }

    /// <summary>The groups, the largest first.</summary>
    public IReadOnlyList<UnknownProblem> Problems() =>
        [.. _groups.Values.Where(group => group.Template.Length > 0).OrderByDescending(group => group.Count).ThenBy(group => group.Lines[0]).Take(MostProblems)
            .Select(group => group.Tell())];

    private ReadOnlySpan<char> ShapeOf(LogEntry entry)
    {
        var length = AddShape(entry.Lines[0], 0);
        foreach (var line in entry.Lines.Skip(1).Take(3))
        {
            if (line.Contains("Exception", StringComparison.Ordinal) || line.Contains("Error", StringComparison.Ordinal) || line.Contains("Throwable", StringComparison.Ordinal))
            {
                length = AddShape(line, length);
            }
        }

        return _shape.AsSpan(0, length);
    }

    private int AddShape(string line, int at)
    {
        var afterDigit = false;
        foreach (var letter in line.AsSpan(0, Math.Min(line.Length, MostLetters)))
        {
            var isDigit = char.IsAsciiDigit(letter);
            if (at < _shape.Length && !(isDigit && afterDigit))
            {
                _shape[at++] = isDigit ? '0' : letter;
            }

            afterDigit = isDigit;
        }

        return at;
    }

    /// <summary>The message with what changes taken out; a bare trace is told by its exception.</summary>
    internal static string TemplateOf(LogEntry entry)
    {
        var thrown = entry.Lines.Skip(1).Take(3).FirstOrDefault(line => Thrown().IsMatch(line));
        var text = thrown is null ? entry.Lines[0] : $"{entry.Lines[0]} | {thrown}";
        text = text.Length > MostLetters ? text[..MostLetters] : text;
        text = Quoted().Replace(text, "'…'");
        text = Paths().Replace(text, "<path>");
        text = Ids().Replace(text, "<id>");
        return Numbers().Replace(text, "#").Trim();
    }

    [GeneratedRegex(@"^(?:[a-z]\w*\.)+[\w$]*(?:Exception|Error|Throwable)\b", Linear)]
    private static partial Regex Thrown();

    [GeneratedRegex(@"'[^']{1,120}'|""[^""]{1,120}""", Linear)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?:/[\w.+-]+){2,}|[A-Z]:\\[^\s]+", Linear)]
    private static partial Regex Paths();

    [GeneratedRegex(@"\b[0-9a-fA-F]{8}-[0-9a-fA-F-]{20,30}\b|@[0-9a-f]{5,16}\b|\b[0-9a-f]{16,64}\b", Linear)]
    private static partial Regex Ids();

    [GeneratedRegex(@"-?\d+(?:\.\d+)*", Linear)]
    private static partial Regex Numbers();

    /// <summary>The entries of one shape.</summary>
    private sealed class Group(string template, EvidenceLine evidence)
    {
        private double? _first;
        private double? _last;

        public string Template => template;

        public int Count { get; private set; }

        public List<int> Lines { get; } = [];

        public void Add(LogEntry entry)
        {
            Count++;
            _first ??= entry.Time;
            _last = entry.Time ?? _last;
            if (Lines.Count < MostLines)
            {
                Lines.Add(entry.FirstLine);
            }
        }

        public UnknownProblem Tell() => new(template, Count, Lines, [evidence], TimeOfDay(_first), TimeOfDay(_last));

        private static TimeSpan? TimeOfDay(double? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known % 86_400) : null;
    }
}
