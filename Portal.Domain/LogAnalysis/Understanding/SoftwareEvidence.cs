using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>Keeps the entries that tell the software: of each clue those that add something, and no more than a few.</summary>
internal sealed class SoftwareEvidence
{
    /// <summary>A clue whose anchor stood here so often without the rest is given up.</summary>
    private const int MostMisses = 500;

    private const int MostMatches = 20;

    private readonly Dictionary<SoftwareClue, Seen> _clues = [];

    public List<LogEntry> Entries { get; } = [];

    /// <summary>Whether a clue may still add something.</summary>
    public bool MayStillTell(SoftwareClue clue) => !_clues.TryGetValue(clue, out var seen) || !seen.IsOver;

    public void Look(LogEntry entry, IEnumerable<SoftwareClue> clues)
    {
        var keeps = false;
        foreach (var clue in clues.Where(MayStillTell))
        {
            if (!_clues.TryGetValue(clue, out var seen))
            {
                _clues[clue] = seen = new Seen();
            }

            var match = Match(clue, entry.Text) ?? Match(clue, entry.Logger);
            keeps |= match is not null;
            seen.Matches += match is null ? 0 : 1;
            seen.Misses += match is null ? 1 : 0;
            seen.IsOver = seen.Misses > MostMisses || seen.Matches >= MostMatches || (match is not null && IsComplete(clue, match));
        }

        if (keeps)
        {
            Entries.Add(entry);
        }
    }

    private static System.Text.RegularExpressions.Match? Match(SoftwareClue clue, string? text) =>
        text is not null && text.Contains(clue.Anchor, StringComparison.Ordinal) && clue.Regex.Match(text) is { Success: true } match ? match : null;

    private static bool IsComplete(SoftwareClue clue, System.Text.RegularExpressions.Match match) =>
        clue.VersionWeight == 0 || match.Groups["v"].Success || match.Groups["build"].Success;

    private sealed class Seen
    {
        public int Misses { get; set; }

        public int Matches { get; set; }

        public bool IsOver { get; set; }
    }
}
