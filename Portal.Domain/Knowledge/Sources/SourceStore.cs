using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;

namespace Portal.Domain.Knowledge.Sources;

/// <summary>The table of sources. Who may change it is decided before: by <see cref="SourceService"/> for admins, by the seed file for operators.</summary>
public sealed class SourceStore(IPortalDbFactory databases, SourceBell bell, TimeProvider clock)
{
    /// <summary>The sources in the table.</summary>
    public async Task<IReadOnlyList<KnowledgeSource>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return [.. (await db.Sources.AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancellationToken)).Select(row => row.ToSource())];
    }

    /// <summary>Adds a source or changes the one of its name.</summary>
    /// <returns>Whether that changed anything.</returns>
    public async Task<bool> PutAsync(KnowledgeSource source, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var row = await db.Sources.SingleOrDefaultAsync(s => s.Name == source.Name, cancellationToken);
        row ??= db.Sources.Add(new StoredSource { Name = source.Name, Kind = "", CreatedAt = now, ChangedAt = now }).Entity;
        var isChanged = row.Take(source, now);
        await db.SaveChangesAsync(cancellationToken);
        bell.Ring();
        return isChanged;
    }

    /// <summary>Removes a source.</summary>
    /// <returns>Whether it was there.</returns>
    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var removed = await db.Sources.Where(s => s.Name == name).ExecuteDeleteAsync(cancellationToken);
        bell.Ring();
        return removed > 0;
    }

    /// <summary>Removes what was read of a source, and what is known of its runs.</summary>
    /// <returns>How many documents there were.</returns>
    public async Task<int> RemoveContentAsync(string name, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var removed = await db.Documents.Where(d => d.Source == name).ExecuteDeleteAsync(cancellationToken);
        await db.CrawledPages.Where(p => p.Source == name).ExecuteDeleteAsync(cancellationToken);
        await db.SourceRuns.Where(r => r.Source == name).ExecuteDeleteAsync(cancellationToken);
        return removed;
    }
}
