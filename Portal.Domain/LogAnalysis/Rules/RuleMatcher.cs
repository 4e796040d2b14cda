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

    internal static IEnumerable<RuleMatch> Match(Rule rule, LogEntry entry)
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

    /// <summary>Matches of one entry or report without those that more specific ones silence.</summary>
    public static IEnumerable<T> Specific<T>(List<T> matches, Func<T, Rule> ruleOf)
    {
        var lowest = matches.Count == 0 ? 0 : matches.Min(match => ruleOf(match).Text.Rank);
        return matches.Where(match => ruleOf(match).Text.Rank <= lowest);
    }

    private static RuleMatch From(Rule rule, LogEntry entry, Pattern pattern, Match match)
    {
        var first = entry.Text.AsSpan(0, match.Index).Count('\n');
        var captures = new List<(string, int, int)>();
        foreach (var name in pattern.Names)
        {
            if (match.Groups[name] is { Success: true, Length: > 0 } group)
            {
                captures.Add((name, group.Index, group.Length));
            }
        }

        return new RuleMatch(rule, [.. captures], first, first + match.ValueSpan.TrimEnd('\n').Count('\n'));
    }
}
