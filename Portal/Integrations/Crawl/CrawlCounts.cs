namespace Portal.Integrations.Crawl;

/// <summary>Why a page is left out.</summary>
internal enum LeftOut
{
    Nothing,
    Excluded,
    Forbidden,
    NoIndex,
    Nowhere,
    LedAway,
    OtherKind,
    Copy,
}

/// <summary>Counts what a crawl met.</summary>
internal sealed class CrawlCounts
{
    private readonly int[] _counts = new int[Enum.GetValues<LeftOut>().Length];

    /// <summary>Pages that the site gave.</summary>
    public int Pages { get; set; }

    public void Add(LeftOut why) => _counts[(int)why]++;

    /// <summary>A sentence for everything that happened.</summary>
    public IEnumerable<string> Notes() =>
        from why in Enum.GetValues<LeftOut>()
        where why != LeftOut.Nothing && _counts[(int)why] > 0
        select $"{_counts[(int)why]} addresses {Words(why)}.";

    private static string Words(LeftOut why) => why switch
    {
        LeftOut.Excluded => "have a word in path or title that is left out",
        LeftOut.Forbidden => "may not be read, says robots.txt",
        LeftOut.NoIndex => "ask not to be indexed",
        LeftOut.Nowhere => "lead nowhere (404)",
        LeftOut.LedAway => "redirect to where nothing is read, or was read already",
        LeftOut.OtherKind => "are no documents of a kind that is read",
        LeftOut.Copy => "are copies that name their original",
        _ => "",
    };
}
