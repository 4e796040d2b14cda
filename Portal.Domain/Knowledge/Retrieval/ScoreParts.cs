namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>Tells what a passage's score is made of, in the lists' own words.</summary>
public static class ScoreParts
{
    /// <summary>The weighted share of each list for a document, and the passage's own share.</summary>
    /// <param name="lists">Each with the name it is shown under.</param>
    /// <param name="passages">The list of passages, whose best score is the measure of the passage's own.</param>
    public static IReadOnlyList<ScorePart> Of(
        Guid document, Guid chunk, IReadOnlyList<(string Name, RankedList List)> lists, IReadOnlyList<RankedRow> passages)
    {
        var own = passages.Where(row => row.ChunkId == chunk).Select(row => row.Score).DefaultIfEmpty(0).Max();
        return [
            .. lists.Select(list => new ScorePart(list.Name, list.List.Weight * Share(list.List.Rows, row => row.DocumentId == document))),
            new ScorePart("this passage", passages.Count > 0 && passages[0].Score > 0 ? own / passages.Max(row => row.Score) : 0)];
    }

    private static double Share(IReadOnlyList<RankedRow> rows, Func<RankedRow, bool> isIt)
    {
        var best = rows.Select(row => row.Score).DefaultIfEmpty(0).Max();
        return best > 0 ? rows.Where(isIt).Select(row => row.Score).DefaultIfEmpty(0).Max() / best : 0;
    }
}
