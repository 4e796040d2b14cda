namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>Passages that say the same word for word, or nearly, become one that names the other documents.</summary>
public static class NearDuplicates
{
    /// <summary>Words in a row that are compared.</summary>
    private const int Run = 3;

    /// <summary>The share of common runs from which two passages are one.</summary>
    private const double Same = 0.9;

    /// <summary>The first of each group, in order.</summary>
    public static IReadOnlyList<Passage> Collapse(IEnumerable<Passage> passages)
    {
        var kept = new List<(Passage Passage, HashSet<int> Runs, List<string> Also)>();
        foreach (var passage in passages)
        {
            var runs = Runs(passage.Text);
            if (kept.FindIndex(other => other.Passage.Document != passage.Document && Share(other.Runs, runs) >= Same) is >= 0 and var at)
            {
                kept[at].Also.Add(passage.Document);
            }
            else
            {
                kept.Add((passage, runs, []));
            }
        }

        return [.. kept.Select(group => group.Also.Count == 0 ? group.Passage : group.Passage with { AlsoIn = [.. group.Also.Distinct()] })];
    }

    private static double Share(HashSet<int> one, HashSet<int> other)
    {
        var (small, large) = (Math.Min(one.Count, other.Count), Math.Max(one.Count, other.Count));
        if (small < Same * large)
        {
            return 0;
        }

        var common = one.Count(other.Contains);
        return common / (double)Math.Max(1, one.Count + other.Count - common);
    }

    // Hashes of the runs: two passages are compared within one search only.
    private static HashSet<int> Runs(string text)
    {
        string[] words = [.. CharacterGrams.Split(text)];
        return words.Length < Run
            ? [string.Join(' ', words).GetHashCode(StringComparison.Ordinal)]
            : [.. Enumerable.Range(0, words.Length - Run + 1).Select(i => HashCode.Combine(words[i], words[i + 1], words[i + 2]))];
    }
}
