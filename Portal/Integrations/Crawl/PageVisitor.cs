using Portal.Domain.Knowledge.Crawling;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Integrations.Documents.Html;

namespace Portal.Integrations.Crawl;

/// <summary>What a page that was got is to us.</summary>
/// <param name="Document">The document, or null when it is none.</param>
/// <param name="IsKept">What the site said of it is kept for the next visit.</param>
internal sealed record PageVisit(FoundDocument? Document, bool IsKept, IReadOnlyList<Uri> Links)
{
    public static PageVisit None { get; } = new(null, false, []);
}

/// <summary>Reads a page that was got: what it says, what it wants, where it leads.</summary>
internal sealed class PageVisitor(DocumentReaders readers, CrawlOptions options)
{
    private readonly HashSet<Uri> _copies = [];

    public async Task<PageVisit> VisitAsync(Landing landing, CrawlScope scope, CrawlRun crawl, CancellationToken cancellationToken)
    {
        var path = scope.PathOf(landing.Address);
        if (landing.Reply.Status == 304 && landing.Before is { } before)
        {
            crawl.AddLinks(before.Links.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(link => new Uri(link)), landing.Depth);
            return new PageVisit(new FoundDocument(path, _ => Task.FromResult<byte[]>([])) { IsUnchanged = true }, false, []);
        }

        var asked = PageDirectives.Read(landing.Reply.RobotsTag, options.Agent);
        var kind = Kind(landing);
        if (kind is "text/html" or "application/xhtml+xml")
        {
            return Html(landing, path, asked, scope, crawl);
        }

        if (kind is "application/xml" or "text/xml" or "application/gzip" or "application/x-gzip" && SitemapFile.TryRead(landing.Reply.Body) is { } sitemap)
        {
            await crawl.AddAsync(sitemap, cancellationToken);
            return PageVisit.None;
        }

        if (!readers.Reads(kind))
        {
            crawl.Pass(LeftOut.OtherKind);
            return PageVisit.None;
        }

        if (asked.NoIndex)
        {
            crawl.LeaveOut(path, LeftOut.NoIndex);
            return PageVisit.None;
        }

        return new PageVisit(await FileAsync(landing, path, kind, cancellationToken), true, []);
    }

    private PageVisit Html(Landing landing, string path, PageDirectives asked, CrawlScope scope, CrawlRun crawl)
    {
        HtmlPage page;
        try
        {
            page = HtmlReader.Read(path, landing.Reply.Body, landing.Reply.Charset, options.Agent);
        }
        catch (UnreadableContentException refused)
        {
            return new PageVisit(new FoundDocument(path, _ => throw refused), false, []);
        }

        var directives = page.Directives | asked;
        var root = WebAddress.Resolve(landing.Address, page.Base) ?? landing.Address;
        Uri[] links = directives.NoFollow ? [] : [.. page.Links.Select(link => WebAddress.Resolve(root, link)).OfType<Uri>().Where(scope.Holds).Distinct()];
        crawl.AddLinks(links, landing.Depth);
        if (Refusal(page, directives, scope) is { } refusal)
        {
            crawl.LeaveOut(path, refusal);
            return PageVisit.None;
        }

        if (IsCopy(page, landing, scope, crawl))
        {
            crawl.LeaveOut(path, LeftOut.Copy);
            return PageVisit.None;
        }

        if (!page.HasText)
        {
            // A page of links alone has done its part.
            return links.Length > 0 ? PageVisit.None : new PageVisit(new FoundDocument(path, _ => throw new UnreadableContentException("There is no text in it.")), false, []);
        }

        var content = page.Content with { Url = landing.Address.AbsoluteUri, ContentType = "text/html" };
        return new PageVisit(new FoundDocument(path, _ => Task.FromResult(page.Substance())) { ContentType = "text/html", Content = content }, true, links);
    }

    private static LeftOut? Refusal(HtmlPage page, PageDirectives directives, CrawlScope scope) =>
        directives.NoIndex ? LeftOut.NoIndex
        : scope.ExcludedBy(page.PageTitle) is not null || scope.ExcludedBy(page.Content.Title) is not null ? LeftOut.Excluded
        : null;

    // Two pages that each call the other the original: the one read second is taken for it.
    private bool IsCopy(HtmlPage page, Landing landing, CrawlScope scope, CrawlRun crawl)
    {
        if (WebAddress.Resolve(landing.Address, page.Canonical) is not { } original || original == landing.Address || !scope.Holds(original) || _copies.Contains(original))
        {
            return false;
        }

        _copies.Add(landing.Address);
        crawl.AddCanonical(original, landing.Depth);
        return true;
    }

    private async Task<FoundDocument> FileAsync(Landing landing, string path, string kind, CancellationToken cancellationToken)
    {
        DocumentContent? content = null;
        try
        {
            content = await readers.ReadAsync(path, kind, landing.Reply.Body, cancellationToken) with { Url = landing.Address.AbsoluteUri };
        }
        catch (Exception refused) when (refused is UnreadableContentException or AbsentReaderException)
        {
            // It is read once more where the refusal is written down.
        }

        return new FoundDocument(path, _ => Task.FromResult(landing.Reply.Body)) { ContentType = kind, Content = content };
    }

    // Servers that do not know a kind call it text or bytes; then the name tells.
    private string Kind(Landing landing) => landing.Reply.MediaType switch
    {
        null or "application/octet-stream" or "text/plain" => readers.ContentType(landing.Address.AbsolutePath) ?? landing.Reply.MediaType ?? "text/html",
        "text/x-markdown" => "text/markdown",
        var kind => kind,
    };
}
