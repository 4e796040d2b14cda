namespace Portal.Integrations.Search.Postings;

/// <summary>How long the rows of a list are.</summary>
/// <param name="Lengths">Words of each row, by its number; 0 = no such row.</param>
/// <param name="Count">Number of rows.</param>
/// <param name="Average">Words of a row.</param>
internal sealed record ListSizes(int[] Lengths, int Count, double Average)
{
    private const double Saturation = 1.2;
    private const double ByLength = 0.75;
    private const double LeastRarity = 1e-6;

    /// <summary>bm25 as FTS5 has it.</summary>
    /// <param name="rows">Row and weighted count of one word.</param>
    public Posting Weigh(IReadOnlyList<(int Row, double Count)> rows)
    {
        var rarity = Math.Max(LeastRarity, Math.Log((Count - rows.Count + 0.5) / (rows.Count + 0.5)));
        var posting = new Posting(new int[rows.Count], new float[rows.Count], rarity > LeastRarity);
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, count) = rows[i];
            var length = row < Lengths.Length ? Lengths[row] : 0;
            posting.Rows[i] = row;
            posting.Adds[i] = (float)(rarity * count * (Saturation + 1) / (count + (Saturation * (1 - ByLength + (ByLength * length / Average)))));
        }

        return posting;
    }
}
