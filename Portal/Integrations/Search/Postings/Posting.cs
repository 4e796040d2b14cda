namespace Portal.Integrations.Search.Postings;

/// <summary>The rows that have a word, ascending, and what the word adds to each row's bm25.</summary>
/// <param name="Tells">False for a word of more than half of all rows: it adds next to nothing to any.</param>
internal sealed record Posting(int[] Rows, float[] Adds, bool Tells)
{
    /// <summary>What it adds to a row; 0 when the row does not have the word.</summary>
    public float At(int row) => Array.BinarySearch(Rows, row) is >= 0 and var at ? Adds[at] : 0;
}
