namespace Portal.Domain.LogAnalysis.ModelPart;

/// <summary>The lines round the places that matter (L2): some either side of each, overlapping windows merged, no line twice. Pure.</summary>
public static class LogContext
{
    /// <summary>The windows, in order, as ranges of line numbers from 1, both ends included.</summary>
    /// <param name="matches">Line numbers from 1.</param>
    /// <param name="around">Lines either side (L2: ten).</param>
    /// <param name="lines">Lines in all.</param>
    public static IReadOnlyList<(int First, int Last)> Windows(IEnumerable<int> matches, int around, int lines)
    {
        var windows = new List<(int First, int Last)>();
        foreach (var match in matches.Where(m => m >= 1 && m <= lines).Order())
        {
            var (first, last) = (Math.Max(1, match - around), Math.Min(lines, match + around));
            if (windows.Count > 0 && first <= windows[^1].Last + 1)
            {
                windows[^1] = (windows[^1].First, Math.Max(windows[^1].Last, last));
            }
            else
            {
                windows.Add((first, last));
            }
        }

        return windows;
    }
}
