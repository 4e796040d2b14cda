namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>What one index list gave for a document.</summary>
/// <param name="Score">Higher is better, above 0.</param>
public sealed record RankedRow(Guid DocumentId, Guid? ChunkId, double Score);

/// <summary>A list of rows, best first, and how much it counts.</summary>
public sealed record RankedList(IReadOnlyList<RankedRow> Rows, double Weight);

/// <summary>Joins lists of differently measured scores into one order.</summary>
public static class ListFusion
{
    /// <summary>
    /// Each list is divided by its best score, of each document its best row counts, and the weighted shares are added. A document at the
    /// top of all lists has the sum of the weights.
    /// </summary>
    public static IReadOnlyDictionary<Guid, double> Documents(IEnumerable<RankedList> lists)
    {
        var total = new Dictionary<Guid, double>();
        foreach (var list in lists.Where(list => list.Rows.Count > 0))
        {
            var best = list.Rows.Max(row => row.Score);
            foreach (var document in list.Rows.GroupBy(row => row.DocumentId))
            {
                var share = best > 0 ? document.Max(row => row.Score) / best : 0;
                total[document.Key] = total.GetValueOrDefault(document.Key) + (list.Weight * share);
            }
        }

        return total;
    }

    /// <summary>
    /// The passages to show, best first: pages in their order; of each page the best passage, and further ones of the first pages when their
    /// own score holds up against the best.
    /// </summary>
    public static IReadOnlyList<(Guid ChunkId, double Score)> Passages(
        IReadOnlyDictionary<Guid, double> documents, IReadOnlyList<RankedRow> passages)
    {
        var best = passages.Count > 0 ? passages.Max(row => row.Score) : 1;
        return [..
            from row in passages
            where row.ChunkId is not null && documents.ContainsKey(row.DocumentId)
            let page = documents[row.DocumentId]
            orderby page + (row.Score / best) descending
            select (row.ChunkId!.Value, page + (row.Score / best))];
    }
}
