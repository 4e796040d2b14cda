namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>Tells what a passage's score is made of, in the lists' own words.</summary>
public static class ScoreParts
{
    /// <summary>
    /// The passages with the parts of their scores. What a page has from the lists, its product and version taken into account, is divided
    /// as the lists gave it; the rest is the passage's own.
    /// </summary>
    public static IReadOnlyList<Passage> Tell(IReadOnlyList<Passage> hits, IReadOnlyList<OrderedPassage> ordered, IReadOnlyList<ListShares> lists)
    {
        var order = ordered.ToDictionary(passage => passage.ChunkId);
        return [.. hits.Select(hit => hit with { Parts = Of(order[hit.ChunkId], lists) })];
    }

    private static List<ScorePart> Of(OrderedPassage passage, IReadOnlyList<ListShares> lists)
    {
        var all = lists.Sum(list => list.Shares.GetValueOrDefault(passage.DocumentId));
        var ofPage = all > 0 ? (passage.Score - passage.Own) / all : 0;
        return [
            .. lists.Select(list => new ScorePart(list.Name, ofPage * list.Shares.GetValueOrDefault(passage.DocumentId))),
            new ScorePart("this passage", passage.Own)];
    }
}
