namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>A passage with its place in the order.</summary>
/// <param name="Own">The part of the score that is the passage's, not its page's.</param>
public sealed record OrderedPassage(Guid ChunkId, Guid DocumentId, double Score, double Own);

/// <summary>Which passages are shown: of the best pages first, several of one page where they hold up.</summary>
public static class PassageOrder
{
    /// <summary>What a passage's own match adds to its page's.</summary>
    private const double Own = 0.2;

    /// <summary>What each better passage of the same page takes away, so that other pages are seen too.</summary>
    private const double Again = 0.15;

    /// <summary>Passages, best first. A score is a share of the best page's and best passage's.</summary>
    public static IReadOnlyList<OrderedPassage> Of(IReadOnlyDictionary<Guid, double> documents, IReadOnlyList<RankedRow> passages)
    {
        if (documents.Count == 0 || passages.Count == 0)
        {
            return [];
        }

        var bestPage = documents.Values.Max();
        var bestOwn = passages.Max(row => row.Score);
        return [..
            from page in passages.Where(row => row.ChunkId is not null && documents.ContainsKey(row.DocumentId)).GroupBy(row => row.DocumentId)
            let share = documents[page.Key] / bestPage
            from passage in page.OrderByDescending(row => row.Score).Select((row, i) => Place(row, share, row.Score / bestOwn, i))
            orderby passage.Score descending
            select passage];
    }

    // Of a page's first passage the page decides alone, or a good passage would lift a poorer page.
    private static OrderedPassage Place(RankedRow row, double page, double own, int better)
    {
        var ofPassage = better == 0 ? Own : Own * own;
        var less = Math.Pow(1 - Again, better) / (1 + Own);
        return new OrderedPassage(row.ChunkId!.Value, row.DocumentId, (page + ofPassage) * less, ofPassage * less);
    }
}
