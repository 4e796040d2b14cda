using System.Text.RegularExpressions;
using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>Clusters error lines that no rule knows by their shape, so that nothing loud stays unsaid.</summary>
internal static partial class UnknownMiner
{
    private const int MostProblems = 50;
    private const int MostLines = 50;
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    public static IReadOnlyList<UnknownProblem> Mine(IEnumerable<LogEntry> entries, HashSet<LogEntry> known, IReadOnlyList<string> lines)
    {
        var groups = new Dictionary<string, Group>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => entry is { IsLoud: true, Origin: LogOrigin.Server } && !known.Contains(entry)))
        {
            var template = TemplateOf(entry);
            if (!groups.TryGetValue(template, out var group))
            {
                groups[template] = group = new Group();
            }

            group.Add(entry);
        }

        return [.. groups.Where(group => group.Key.Length > 0).OrderByDescending(group => group.Value.Count).ThenBy(group => group.Value.Lines[0]).Take(MostProblems)
            .Select(group => group.Value.Tell(group.Key, lines))];
    }

    /// <summary>The message with what changes taken out; a bare trace is told by its exception.</summary>
    internal static string TemplateOf(LogEntry entry)
    {
        var thrown = entry.Lines.Skip(1).Take(3).FirstOrDefault(line => Thrown().IsMatch(line));
        var text = thrown is null ? entry.Lines[0] : $"{entry.Lines[0]} | {thrown}";
        text = text.Length > 300 ? text[..300] : text;
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
    private sealed class Group
    {
        private double? _first;
        private double? _last;

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

        public UnknownProblem Tell(string template, IReadOnlyList<string> lines) =>
            new(template, Count, Lines, [.. Lines.Take(1).Select(line => new EvidenceLine(line, lines[line - 1]))], TimeOfDay(_first), TimeOfDay(_last));

        private static TimeSpan? TimeOfDay(double? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known % 86_400) : null;
    }
}
