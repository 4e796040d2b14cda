using Portal.Domain.LogAnalysis.Reading;
using Portal.Domain.LogAnalysis.Rules;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>
/// Keeps the hits that findings are made of, in bounded memory: of one rule and subject the first ones whole, of the others the number, and
/// for rules that ask for many within a time the first ones that came so close together.
/// </summary>
internal sealed class HitKeeper(KeptLines lines)
{
    private const int MostWhole = 50;
    private const int MostInTime = 500;
    private const int MostSubjects = 256;

    private readonly Dictionary<Rule, Dictionary<string, HitGroup>> _rules = [];
    private readonly List<Hit> _kept = [];

    public IReadOnlyList<Hit> Hits => _kept;

    /// <summary>Adds a hit; gives back the group that it fell into.</summary>
    public HitGroup Add(Hit hit)
    {
        if (!_rules.TryGetValue(hit.Rule, out var groups))
        {
            _rules[hit.Rule] = groups = new Dictionary<string, HitGroup>(StringComparer.OrdinalIgnoreCase);
        }

        var subject = hit.Rule.Text.Subject is { } template ? Template.Fill(template, hit.Values) ?? "" : "";
        subject = groups.Count < MostSubjects || groups.ContainsKey(subject) ? subject : "…";
        if (!groups.TryGetValue(subject, out var group))
        {
            groups[subject] = group = new HitGroup(hit.Rule.Text is { AtLeast: > 1, WithinMinutes: > 0 } ? MostInTime : MostWhole);
        }

        Add(group, hit);
        return group;
    }

    private void Add(HitGroup group, Hit hit)
    {
        if (!group.IsFull)
        {
            Keep(group, hit);
            return;
        }

        if (group.OnlyCounts)
        {
            group.Last.Count++;
            return;
        }

        var (count, minutes) = (hit.Rule.Text.AtLeast, hit.Rule.Text.WithinMinutes);

        group.Recent.Enqueue(hit with { Entry = Light(hit.Entry) });
        if (group.Recent.Count > count)
        {
            group.Recent.Dequeue();
            group.Last.Count++;
        }

        if (group.Recent.Count == count && TimeWindow.Holds([.. group.Recent.Select(recent => recent.Entry.Time)], count, minutes))
        {
            group.WasBurst = true;
            foreach (var recent in group.Recent)
            {
                Keep(group, recent);
            }

            group.Recent.Clear();
        }
    }

    /// <summary>The last ones that were held back are counted.</summary>
    public void End()
    {
        foreach (var group in _rules.Values.SelectMany(groups => groups.Values))
        {
            group.Last.Count += group.Recent.Count;
            group.Recent.Clear();
        }
    }

    private void Keep(HitGroup group, Hit hit)
    {
        if (group.Kept < MostWhole)
        {
            foreach (var number in hit.Evidence)
            {
                lines.Keep(number, hit.Entry.LineAt(number));
            }
        }

        group.Last = hit with { Entry = Light(hit.Entry) };
        group.Kept++;
        _kept.Add(group.Last);
    }

    // Of the entry only its time and place are asked for later; its lines may be megabytes.
    private static LogEntry Light(LogEntry entry) => new()
    {
        FirstLine = entry.FirstLine, Level = entry.Level, Origin = entry.Origin, Time = entry.Time, Thread = entry.Thread, Logger = entry.Logger,
        Report = entry.Report, HasHead = entry.HasHead,
    };
}
