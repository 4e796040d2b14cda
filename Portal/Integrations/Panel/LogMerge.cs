using System.Text.RegularExpressions;

namespace Portal.Integrations.Panel;

/// <summary>Puts lines from two places into one order without repeating any. Pure.</summary>
internal static partial class LogMerge
{
    private const int Window = 2000;

    /// <summary>
    /// A file and the console of the same run: what both have comes once, what only one has stays in its place. The console writes
    /// <c>[12:00:01 INFO]: text</c> where the file writes <c>[12:00:01] [main/INFO]: text</c>; both count as the same line.
    /// </summary>
    public static List<string> Merge(IReadOnlyList<string> file, IReadOnlyList<string> console)
    {
        if (console.Count == 0 || file.Count == 0)
        {
            return [.. file, .. console];
        }

        var skipped = Math.Max(0, file.Count - Window);
        var (old, late) = (file.Skip(skipped).ToArray(), console.TakeLast(Window).ToArray());
        return [.. file.Take(skipped), .. Weave(old, late, Common([.. old.Select(Key)], [.. late.Select(Key)]))];
    }

    /// <summary>The lines of <paramref name="next"/> that come after all of <paramref name="seen"/>: the longest end of the one that begins the other is dropped.</summary>
    public static IReadOnlyList<string> After(IReadOnlyList<string> seen, IReadOnlyList<string> next)
    {
        for (var length = Math.Min(seen.Count, next.Count); length > 0; length--)
        {
            if (Enumerable.Range(0, length).All(i => seen[seen.Count - length + i] == next[i]))
            {
                return [.. next.Skip(length)];
            }
        }

        return next;
    }

    /// <summary>Time and text of a line, without what differs between console and file.</summary>
    public static string Key(string line)
    {
        var match = Stamp().Match(line);
        return match.Success ? $"{match.Groups["time"].Value} {match.Groups["text"].Value.Trim()}" : line.Trim();
    }

    // Lengths of the longest common subsequence of each pair of ends.
    private static int[,] Common(string[] one, string[] other)
    {
        var lengths = new int[one.Length + 1, other.Length + 1];
        for (var i = one.Length - 1; i >= 0; i--)
        {
            for (var j = other.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = Same(one[i], other[j]) ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static IEnumerable<string> Weave(string[] file, string[] console, int[,] common)
    {
        var (i, j) = (0, 0);
        while (i < file.Length && j < console.Length)
        {
            if (Same(Key(file[i]), Key(console[j])))
            {
                yield return file[i];
                (i, j) = (i + 1, j + 1);
            }
            else
            {
                yield return common[i + 1, j] >= common[i, j + 1] ? file[i++] : console[j++];
            }
        }

        foreach (var line in file.Skip(i).Concat(console.Skip(j)))
        {
            yield return line;
        }
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    [GeneratedRegex(@"^\[?(?:\d{2}[A-Za-z]{3}\d{4} |\d{4}-\d{2}-\d{2}[ T])?(?<time>\d{2}:\d{2}:\d{2})[^\]]*\]?(?: ?\[[^\]]*\])*:? ?(?<text>.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Stamp();
}
