using System.Buffers;
using Portal.Domain.LogAnalysis.Expressions;
using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>Recognises the software from what it says about itself. Players' words do not count.</summary>
internal static class SoftwareRecognizer
{
    private static readonly SearchValues<string> Anchors =
        SearchValues.Create([.. SoftwareClues.All.Select(clue => clue.Anchor).Distinct()], StringComparison.Ordinal);

    public static SoftwareGuess Recognize(IEnumerable<LogEntry> entries, CancellationToken cancellationToken)
    {
        var seen = new Seen();
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.Origin is LogOrigin.Player)
            {
                continue;
            }

            Look(entry.Logger, seen);
            if (entry.Text.AsSpan().ContainsAny(Anchors))
            {
                Look(entry.Text, seen);
            }
        }

        return new SoftwareGuess(seen.Name ?? SoftwareGuess.Unknown, seen.Version, seen.Java);
    }

    private static void Look(string? text, Seen seen)
    {
        if (text is null)
        {
            return;
        }

        foreach (var clue in SoftwareClues.All)
        {
            if (seen.MayStillLearn(clue) && text.Contains(clue.Anchor, StringComparison.Ordinal) && clue.Regex.Match(text) is { Success: true } match)
            {
                seen.Take(clue, match);
            }
        }
    }

    /// <summary>The game version in a build like <c>1.20.6-148-ver/1.20.6@20f5165</c>.</summary>
    private static readonly Expression Build = new(@"^(?<v>\d+\.\d+(?:\.\d+)?)(?:-|$)");

    private sealed class Seen
    {
        private int _weight;
        private int _versionWeight;

        public string? Name { get; private set; }

        public string? Version { get; private set; }

        public string? Java { get; private set; }

        public bool MayStillLearn(SoftwareClue clue) =>
            clue.Weight > _weight || clue.VersionWeight > _versionWeight || (clue is { Weight: 0, VersionWeight: 0 } && Java is null);

        public void Take(SoftwareClue clue, ExpressionMatch match)
        {
            if (clue.Weight > _weight)
            {
                (_weight, Name) = (clue.Weight, clue.Name ?? Named(match.Groups["name"].Value));
            }

            var version = match.Groups["v"] is { Success: true } group ? group.Value
                : match.Groups["build"] is { Success: true } build && Build.Match(build.Value) is { Success: true } found ? found.Groups["v"].Value : null;
            if (version is not null && clue.VersionWeight > _versionWeight)
            {
                (_versionWeight, Version) = (clue.VersionWeight, version);
            }

            if (match.Groups["java"].Success)
            {
                Java ??= match.Groups["java"].Value;
            }
        }

        private static string Named(string name) => name.StartsWith("PocketMine", StringComparison.Ordinal) ? "PocketMine" : name;
    }
}
