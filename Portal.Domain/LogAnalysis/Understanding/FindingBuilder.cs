using Portal.Domain.LogAnalysis.Rules;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>Makes findings out of matches: one for each code and subject.</summary>
internal sealed class FindingBuilder(KeptLines lines, FixResolver fixes)
{
    private const int MostLines = 50;

    /// <summary>Rules of this rank and above say only that something went wrong.</summary>
    private const int Fallback = 5;
    private const int MostEvidence = 8;

    /// <summary>Findings in the order of their first line.</summary>
    public List<Draft> Build(IReadOnlyList<Hit> hits)
    {
        var drafts = new List<Draft>();
        foreach (var hit in hits.OrderBy(hit => hit.Line))
        {
            var subject = hit.Rule.Text.Subject is { } template && Template.Fill(template, hit.Values) is { Length: > 0 } filled ? filled : null;
            var same = drafts.Find(draft => draft.Code == hit.Rule.Text.Code && Same(draft.Subject, subject));
            if (same is null)
            {
                drafts.Add(new Draft(subject, hit));
            }
            else
            {
                same.Add(hit, subject);
            }
        }

        var enough = drafts.Where(IsEnough).ToList();
        return [.. enough.Where(draft => !IsTold(draft, enough))];
    }

    /// <summary>A draft in full.</summary>
    public Finding Finish(Draft draft)
    {
        var (rule, values) = (draft.Rule.Text, draft.Values);
        return new Finding
        {
            Code = rule.Code,
            Family = rule.Family,
            Severity = rule.Severity,
            Confidence = rule.Confidence,
            Lines = [.. draft.Hits.Select(hit => hit.Line).Distinct().Take(MostLines)],
            Count = draft.Count,
            Subject = draft.Subject,
            Detail = draft.Detail(),
            Evidence = Evidence(draft),
            Blame = BlameOf(rule, values),
            Title = Template.Say(rule.Title, values),
            Cause = Template.Say(rule.Cause, values),
            Action = Template.Say(rule.Action, values),
            Steps = [.. rule.Steps.Select(step => Template.Say(step, values))],
            Fix = rule.Fix is null ? null : fixes.Resolve(rule.Fix, values),
            Links = rule.Links,
        };
    }

    /// <summary>What the rule blames, where the log names it. The game itself is nobody to blame.</summary>
    private static Blame? BlameOf(RuleText rule, Dictionary<string, string> values) =>
        rule.Blame is { } blame && Template.Fill(blame.Name, values) is { Length: > 0 } name && !(blame.Kind is "mod" or "plugin" && CulpritFinder.IsPlatform(name))
            ? new Blame(blame.Kind, name, blame.Confidence)
            : null;

    /// <summary>Whether a finding that says little ("it crashed") is told better by another that explains it.</summary>
    private static bool IsTold(Draft draft, List<Draft> all) =>
        draft.Rule.Text.Rank >= Fallback && all.Exists(other => other.Rule.Text.Rank < draft.Rule.Text.Rank && other.Rule.Explains(draft.Code, Same(other.Subject, draft.Subject)));

    /// <summary>Whether what was captured makes the match none.</summary>
    public static bool IsExcepted(Hit hit) =>
        hit.Rule.Text.Except.Any(pair => hit.Values.TryGetValue(pair.Key, out var value) && pair.Value.Contains(value, StringComparer.OrdinalIgnoreCase));

    private static bool Same(string? one, string? other) => one is null || other is null || string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private EvidenceLine[] Evidence(Draft draft) =>
        [.. draft.Hits.Take(4).SelectMany(hit => hit.Evidence).Distinct().Order().Take(MostEvidence).Select(number => new EvidenceLine(number, lines[number - 1]))];

    /// <summary>The hit under the rule that blames a mod or plugin, when the trace names one.</summary>
    /// <param name="whole">The text of the whole report, or of the entry where there is none.</param>
    /// <param name="mods">The mods that the log has listed so far.</param>
    public static Hit WithCulprit(Catalogue catalogue, Hit hit, Func<string> whole, Func<string> mods)
    {
        if (hit.Rule.Text.IfModBlamed is not { } id || catalogue.Find(id) is not { } other)
        {
            return hit;
        }

        var report = whole();
        if (CulpritFinder.IsBukkit(report))
        {
            return hit.Rule.Text.IfPluginBlamed is { } byPlugin && catalogue.Find(byPlugin) is { } instead && CulpritFinder.Plugin(hit.Entry.Text) is { } plugin
                ? hit with { Rule = instead, Values = new(hit.Values, StringComparer.Ordinal) { ["plugin"] = plugin } }
                : hit;
        }

        return CulpritFinder.Mod(hit.Entry.Text, $"{report}\n{mods()}") is { } mod
            ? hit with { Rule = other, Values = new(hit.Values, StringComparer.Ordinal) { ["mod"] = mod } }
            : hit;
    }

    private static bool IsEnough(Draft draft)
    {
        var rule = draft.Rule.Text;
        return rule.AtLeast <= 1
            || (rule.WithinMinutes == 0 ? draft.Count >= rule.AtLeast : TimeWindow.Holds([.. draft.Hits.Select(hit => hit.Entry.Time)], rule.AtLeast, rule.WithinMinutes));
    }
}
