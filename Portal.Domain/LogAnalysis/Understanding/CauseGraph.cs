using Portal.Domain.LogAnalysis.Rules;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>Orders findings: causes before their consequences, worse before better, earlier before later.</summary>
internal static class CauseGraph
{
    /// <summary>Rules of this rank and above come after the others of their severity: notices, and those that only say that something went wrong.</summary>
    private const int Notice = 4;

    public static IReadOnlyList<Finding> Order(IReadOnlyList<(Finding Finding, Rule? Rule)> findings)
    {
        var causes = Causes(findings);
        var roots = Enumerable.Range(0, findings.Count).Where(i => causes[i] < 0)
            .OrderByDescending(i => findings[i].Finding.Severity).ThenBy(i => findings[i].Rule?.Text.Rank >= Notice)
            .ThenBy(i => First(findings[i].Finding)).ThenByDescending(i => findings[i].Finding.Confidence);
        var order = new List<int>();
        foreach (var root in roots)
        {
            order.Add(root);
        }

        foreach (var root in order.ToList())
        {
            AddConsequences(root, causes, findings, order);
        }

        var places = order.Select((from, to) => (from, to)).ToDictionary(pair => pair.from, pair => pair.to);
        return [.. order.Select(i => findings[i].Finding with
        {
            Root = causes[i] < 0,
            Explains = [.. Enumerable.Range(0, findings.Count).Where(other => causes[other] == i).Select(other => places[other]).Order()],
        })];
    }

    private static void AddConsequences(int cause, int[] causes, IReadOnlyList<(Finding Finding, Rule? Rule)> findings, List<int> order)
    {
        foreach (var next in Enumerable.Range(0, causes.Length).Where(i => causes[i] == cause).OrderBy(i => First(findings[i].Finding)))
        {
            order.Add(next);
            AddConsequences(next, causes, findings, order);
        }
    }

    /// <summary>For each finding the place of the one that explains it, or -1. The earliest cause is taken, and never in a ring.</summary>
    private static int[] Causes(IReadOnlyList<(Finding Finding, Rule? Rule)> findings)
    {
        var causes = new int[findings.Count];
        Array.Fill(causes, -1);
        var byTime = Enumerable.Range(0, findings.Count).OrderByDescending(i => findings[i].Finding.Severity).ThenBy(i => First(findings[i].Finding)).ToList();
        foreach (var effect in byTime)
        {
            foreach (var cause in byTime)
            {
                if (cause != effect && Explains(findings[cause], findings[effect].Finding) && !LeadsTo(causes, cause, effect))
                {
                    causes[effect] = cause;
                    break;
                }
            }
        }

        return causes;
    }

    private static bool LeadsTo(int[] causes, int from, int to)
    {
        for (var at = from; at >= 0; at = causes[at])
        {
            if (at == to)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Explains((Finding Finding, Rule? Rule) cause, Finding effect)
    {
        var same = cause.Finding.Subject is { } subject && string.Equals(subject, effect.Subject, StringComparison.OrdinalIgnoreCase);
        return cause.Rule?.Explains(effect.Code, same) == true && !(cause.Finding.Code == effect.Code) && Begins(cause.Finding) <= Ends(effect);
    }

    private static int First(Finding finding) => finding.Lines.Count > 0 ? finding.Lines[0] : int.MaxValue;

    private static int Begins(Finding finding) => finding.Lines.Count > 0 ? finding.Lines[0] : 0;

    private static int Ends(Finding finding) => finding.Lines.Count > 0 ? finding.Lines[^1] : int.MaxValue;
}
