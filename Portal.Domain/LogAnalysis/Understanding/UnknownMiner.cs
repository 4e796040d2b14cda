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
        var groups = new Dictionary<string, (int Count, List<int> Lines)>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => entry is { IsLoud: true, Origin: LogOrigin.Server } && !known.Contains(entry)))
        {
            var template = TemplateOf(entry);
            var (count, at) = groups.GetValueOrDefault(template, (0, []));
            if (at.Count < MostLines)
            {
                at.Add(entry.FirstLine);
            }

            groups[template] = (count + 1, at);
        }

        return [.. groups.Where(group => group.Key.Length > 0).OrderByDescending(group => group.Value.Count).ThenBy(group => group.Value.Lines[0]).Take(MostProblems)
            .Select(group => new UnknownProblem(group.Key, group.Value.Count, group.Value.Lines, [.. group.Value.Lines.Take(1).Select(line => new EvidenceLine(line, lines[line - 1]))]))];
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
}
