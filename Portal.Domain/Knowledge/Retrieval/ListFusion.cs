namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>What one index list gave for a document.</summary>
/// <param name="Score">Higher is better, above 0.</param>
public sealed record RankedRow(Guid DocumentId, Guid? ChunkId, double Score);

/// <summary>A list of rows, best first, and how much it counts.</summary>
/// <param name="Second">How much a document's second-best row adds to its best one.</param>
public sealed record RankedList(IReadOnlyList<RankedRow> Rows, double Weight, double Second = 0);

/// <summary>What a list gives to each document it has.</summary>
/// <param name="Name">Under which people are shown it.</param>
public sealed record ListShares(string Name, IReadOnlyDictionary<Guid, double> Shares);

/// <summary>Joins lists of differently measured scores into one order.</summary>
public static class ListFusion
{
    /// <summary>A list's scores of documents, divided by the best one and weighted.</summary>
    public static Dictionary<Guid, double> Shares(RankedList list)
    {
        var scores = Scores(list);
        var best = scores.Count > 0 ? scores.Values.Max() : 0;
        return scores.ToDictionary(score => score.Key, score => best > 0 ? list.Weight * score.Value / best : 0);
    }

    /// <summary>The shares of all lists added. A document at the top of all has the sum of their weights.</summary>
    public static Dictionary<Guid, double> Documents(IEnumerable<ListShares> lists)
    {
        var total = new Dictionary<Guid, double>();
        foreach (var (document, share) in lists.SelectMany(list => list.Shares))
        {
            total[document] = total.GetValueOrDefault(document) + share;
        }

        return total;
    }

    // The rows come best first, so a document's first row is its best.
    private static Dictionary<Guid, double> Scores(RankedList list)
    {
        var scores = new Dictionary<Guid, double>();
        var seconds = new HashSet<Guid>();
        foreach (var row in list.Rows)
        {
            if (scores.TryAdd(row.DocumentId, row.Score) || list.Second <= 0 || !seconds.Add(row.DocumentId))
            {
                continue;
            }

            scores[row.DocumentId] += list.Second * row.Score;
        }

        return scores;
    }
}
