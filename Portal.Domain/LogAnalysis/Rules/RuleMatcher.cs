using System.Text.RegularExpressions;
using Portal.Domain.LogAnalysis.Reading;
using Portal.Domain.LogAnalysis.Scanning;

namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>Runs over an entry the rules whose literal stands in it.</summary>
internal static class RuleMatcher
{
    private const int MostMatchesInEntry = 50;

    /// <summary>The rules that may match an entry, by the literals in it, in the order of the catalogue.</summary>
    public static IEnumerable<Rule> Candidates(ScanPlan plan, LogEntry entry)
    {
        var places = entry.Literals.Count == 1 ? plan[entry.Literals[0]].Rules : [.. entry.Literals.SelectMany(literal => plan[literal].Rules).Distinct().Order()];
        return places.Select(place => plan.Rules[place]).Where(rule => rule.LooksAt(entry));
    }

    internal static IEnumerable<Hit> Match(Rule rule, LogEntry entry)
    {
        var seen = new HashSet<int>();
        foreach (var pattern in rule.Patterns)
        {
            if (!entry.Text.Contains(pattern.Anchor, StringComparison.Ordinal))
            {
                continue;
            }

            var match = pattern.Regex.Match(entry.Text);
            for (var count = 0; match.Success && count < MostMatchesInEntry; count++, match = match.NextMatch())
            {
                if (seen.Add(match.Index))
                {
                    yield return From(rule, entry, pattern, match);
                }

                if (!rule.Text.Each)
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>Hits of one entry or report without those that more specific ones silence.</summary>
    public static IEnumerable<Hit> Specific(List<Hit> hits)
    {
        var lowest = hits.Count == 0 ? 0 : hits.Min(hit => hit.Rule.Text.Rank);
        return hits.Where(hit => hit.Rule.Text.Rank <= lowest);
    }

    private static Hit From(Rule rule, LogEntry entry, Pattern pattern, Match match)
    {
        var first = entry.Text.AsSpan(0, match.Index).Count('\n');
        var last = Math.Min(first + match.ValueSpan.TrimEnd('\n').Count('\n'), entry.Numbers.Count - 1);
        var line = entry.HasHead ? entry.FirstLine : entry.Numbers[Math.Min(first, entry.Numbers.Count - 1)];
        int[] evidence = [line, .. Enumerable.Range(first, Math.Max(1, Math.Min(last - first + 1, 3))).Select(i => entry.Numbers[i]), entry.Numbers[last]];
        return new Hit(rule, entry, line, [.. evidence.Distinct().Order()], Values(pattern, match));
    }

    private static Dictionary<string, string> Values(Pattern pattern, Match match)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in pattern.Names)
        {
            if (match.Groups[name] is { Success: true, Length: > 0 } group)
            {
                values[name] = group.Value.Trim();
            }
        }

        return values;
    }
}
