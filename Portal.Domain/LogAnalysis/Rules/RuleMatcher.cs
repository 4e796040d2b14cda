using System.Buffers;
using System.Text.RegularExpressions;
using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>Runs all rules over entries: first one filter for the literals of all rules, then the rules whose literal is there.</summary>
internal sealed class RuleMatcher(Catalogue catalogue)
{
    private const int MostMatchesInEntry = 50;
    private readonly SearchValues<string> _anchors = SearchValues.Create(
        [.. catalogue.Rules.SelectMany(rule => rule.Patterns).Select(pattern => pattern.Anchor).Distinct()], StringComparison.Ordinal);

    /// <summary>All matches, those silenced by more specific ones taken out.</summary>
    public List<Hit> Match(IEnumerable<LogEntry> entries, CancellationToken cancellationToken)
    {
        var hits = new List<Hit>();
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.Origin is not LogOrigin.Player && entry.Text.AsSpan().ContainsAny(_anchors))
            {
                hits.AddRange(catalogue.Rules.Where(rule => rule.LooksAt(entry)).SelectMany(rule => Match(rule, entry)));
            }
        }

        return Specific(hits);
    }

    internal static IEnumerable<Hit> Match(Rule rule, LogEntry entry)
    {
        var seen = new HashSet<int>();
        foreach (var (anchor, regex) in rule.Patterns)
        {
            if (!entry.Text.Contains(anchor, StringComparison.Ordinal))
            {
                continue;
            }

            var match = regex.Match(entry.Text);
            for (var count = 0; match.Success && count < MostMatchesInEntry; count++, match = match.NextMatch())
            {
                if (seen.Add(match.Index))
                {
                    yield return From(rule, entry, regex, match);
                }

                if (!rule.Text.Each)
                {
                    yield break;
                }
            }
        }
    }

    private static List<Hit> Specific(List<Hit> hits)
    {
        var lowest = new Dictionary<object, int>();
        foreach (var hit in hits)
        {
            var place = Place(hit);
            lowest[place] = Math.Min(lowest.GetValueOrDefault(place, int.MaxValue), hit.Rule.Text.Rank);
        }

        return [.. hits.Where(hit => hit.Rule.Text.Rank <= lowest[Place(hit)])];
    }

    private static object Place(Hit hit) => hit.Entry.Report > 0 ? hit.Entry.Report : hit.Entry;

    private static Hit From(Rule rule, LogEntry entry, Regex regex, Match match)
    {
        var first = entry.Text.AsSpan(0, match.Index).Count('\n');
        var last = Math.Min(first + match.ValueSpan.TrimEnd('\n').Count('\n'), entry.Numbers.Count - 1);
        var line = entry.HasHead ? entry.FirstLine : entry.Numbers[Math.Min(first, entry.Numbers.Count - 1)];
        int[] evidence = [line, .. Enumerable.Range(first, Math.Max(1, Math.Min(last - first + 1, 3))).Select(i => entry.Numbers[i]), entry.Numbers[last]];
        return new Hit(rule, entry, line, [.. evidence.Distinct().Order()], Values(regex, match));
    }

    private static Dictionary<string, string> Values(Regex regex, Match match)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in regex.GetGroupNames())
        {
            if (!char.IsAsciiDigit(name[0]) && match.Groups[name] is { Success: true, Length: > 0 } group)
            {
                values[name] = group.Value.Trim();
            }
        }

        return values;
    }
}
