namespace Portal.Integrations.Search.Postings;

/// <summary>The rows that have a word, and what the word adds to each row's bm25.</summary>
internal sealed record Posting(int[] Rows, float[] Adds)
{
    public static Posting None { get; } = new([], []);
}
