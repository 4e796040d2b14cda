using Portal.Domain.Knowledge.Crawling;

namespace Portal.Integrations.Crawl;

/// <summary>Reads sitemaps and the sitemaps they name, each once; only within the source's scope and what robots.txt allows.</summary>
internal sealed class SitemapWalk(SiteClient site, RobotsGate robots, CrawlScope scope)
{
    private const int MostFiles = 50;
    private const int MostRedirects = 3;
    private readonly HashSet<Uri> _seen = [];

    /// <summary>The pages that sitemaps name.</summary>
    /// <param name="sitemaps">Where to begin.</param>
    /// <param name="most">Most pages that are wanted.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<Uri>> PagesAsync(IEnumerable<Uri> sitemaps, int most, CancellationToken cancellationToken)
    {
        var (pages, left) = (new HashSet<Uri>(), new Queue<Uri>(sitemaps));
        while (pages.Count < most && _seen.Count < MostFiles && left.TryDequeue(out var next))
        {
            if (_seen.Add(next) && await ReadAsync(next, cancellationToken) is { } file)
            {
                pages.UnionWith(file.Pages.Where(scope.Holds).Take(most - pages.Count));
                file.Sitemaps.ToList().ForEach(left.Enqueue);
            }
        }

        return [.. pages];
    }

    private async Task<SitemapFile?> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MostRedirects && IsWithin(address) && await robots.AllowsAsync(address, cancellationToken); hop++)
        {
            var reply = await site.GetAsync(address, null, SitemapFile.MostBytes, cancellationToken);
            if (reply.Status == 200)
            {
                return SitemapFile.TryRead(reply.Body);
            }

            if (!reply.IsRedirect || WebAddress.Resolve(address, reply.Location) is not { } next)
            {
                return null;
            }

            address = next;
        }

        return null;
    }

    // A sitemap may lie outside the path that its pages lie in, but not on another host.
    private bool IsWithin(Uri address) => scope.Places.Any(place => place.HoldsHost(address));
}
