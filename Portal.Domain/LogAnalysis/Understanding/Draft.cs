using Portal.Domain.LogAnalysis.Rules;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>A finding in the making: a code, a subject, and all matches that say it.</summary>
internal sealed class Draft(string? subject, Hit first)
{
    private readonly List<Hit> _hits = [first];

    public string Code => Rule.Text.Code;

    /// <summary>The rule of the surest match.</summary>
    public Rule Rule { get; private set; } = first.Rule;

    public string? Subject { get; private set; } = subject;

    public IReadOnlyList<Hit> Hits => _hits;

    /// <summary>How often it was seen.</summary>
    public int Count => _hits.Sum(hit => hit.Count);

    /// <summary>What all matches captured; the first to say something wins.</summary>
    public Dictionary<string, string> Values { get; } = new(first.Values, StringComparer.Ordinal);

    public void Add(Hit hit, string? subject)
    {
        _hits.Add(hit);
        Subject ??= subject;
        if (hit.Rule.Text.Confidence > Rule.Text.Confidence)
        {
            Rule = hit.Rule;
        }

        foreach (var (name, value) in hit.Values)
        {
            Values.TryAdd(name, value);
        }
    }

    /// <summary>The rule's details; where matches differ, all values with commas.</summary>
    public Dictionary<string, string> Detail()
    {
        var detail = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, template) in _hits.SelectMany(hit => hit.Rule.Text.Detail).DistinctBy(pair => pair.Key))
        {
            var said = _hits.Select(hit => Template.Fill(template, hit.Values)).Where(value => !string.IsNullOrEmpty(value)).Distinct().Take(10).ToList();
            if (said.Count > 0)
            {
                detail[name] = string.Join(", ", said);
            }
        }

        return detail;
    }
}
