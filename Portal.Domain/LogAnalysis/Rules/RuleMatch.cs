using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>Where in an entry's text a rule matched: places only, so that it holds for every entry that reads the same.</summary>
/// <param name="Captures">What each named group captured: its place in the text.</param>
/// <param name="First">The place among the entry's lines where the match begins.</param>
/// <param name="Last">… and where it ends.</param>
internal sealed record RuleMatch(Rule Rule, (string Name, int At, int Length)[] Captures, int First, int Last)
{
    /// <summary>The hit that it is in an entry.</summary>
    public Hit In(LogEntry entry)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, at, length) in Captures)
        {
            values[name] = entry.Text.Substring(at, length).Trim();
        }

        var last = Math.Min(Last, entry.Numbers.Count - 1);
        var line = entry.HasHead ? entry.FirstLine : entry.Numbers[Math.Min(First, entry.Numbers.Count - 1)];
        int[] evidence = [line, .. Enumerable.Range(First, Math.Max(1, Math.Min(last - First + 1, 3))).Select(i => entry.Numbers[i]), entry.Numbers[last]];
        return new Hit(Rule, entry, line, [.. evidence.Distinct().Order()], values);
    }
}
