namespace Portal.Domain.Panel.Actions;

/// <summary>What changes in a text, as lines with <c>-</c> and <c>+</c> and a few unchanged ones round them. Pure.</summary>
internal static class LineDiff
{
    private const int Around = 2;
    private const int MostLines = 60;
    private const int MostCharacters = 200;

    /// <summary>The difference; says how many lines it left out where there are too many to show.</summary>
    public static string Of(string? before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var head = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        var changed = old[head..^tail].Select(line => "-" + line).Concat(now[head..^tail].Select(line => "+" + line)).ToList();
        var shown = old[Math.Max(0, head - Around)..head].Select(line => " " + line)
            .Concat(changed.Take(MostLines))
            .Concat(changed.Count > MostLines ? [$"… {changed.Count - MostLines} more lines change"] : [])
            .Concat(old[^tail..].Take(Around).Select(line => " " + line));
        return string.Join('\n', shown.Select(Visible));
    }

    // What cannot be seen could make a line look like another one.
    private static string Visible(string line) => string.Concat(
        (line.Length <= MostCharacters ? line : line[..MostCharacters] + "…")
            .Select(c => c != '\t' && (char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format) ? '·' : c));

    private static string[] Lines(string? text) => string.IsNullOrEmpty(text) ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
