using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.Knowledge.Crawling;

namespace Portal.Integrations.Crawl;

/// <summary>What is kept of pages between runs.</summary>
internal sealed class CrawledPages(IPortalDbFactory databases, TimeProvider clock)
{
    /// <summary>The pages of a source by path.</summary>
    public async Task<Dictionary<string, CrawledPage>> ListAsync(string source, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.CrawledPages.AsNoTracking().Where(p => p.Source == source).ToDictionaryAsync(p => p.Path, cancellationToken);
    }

    /// <summary>Keeps a page, after its document is stored: a mark without its text would hide a change for ever.</summary>
    public async Task KeepAsync(string source, string path, SiteReply reply, string recipe, string links, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var page = await db.CrawledPages.SingleOrDefaultAsync(p => p.Source == source && p.Path == path, cancellationToken)
            ?? db.CrawledPages.Add(new CrawledPage { Source = source, Path = path, Recipe = recipe, Links = links, FetchedAt = now }).Entity;
        (page.ETag, page.LastModified, page.Recipe, page.Links, page.FetchedAt) = (reply.ETag, reply.LastModified, recipe, links, now);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Notes that a page was asked for and had not changed.</summary>
    public async Task SameAsync(CrawledPage page, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await db.CrawledPages.Where(p => p.Id == page.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.FetchedAt, now), cancellationToken);
    }
}
