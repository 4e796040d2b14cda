using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;

namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>What is known of a document before it is visited.</summary>
/// <param name="Hash">Empty when it has to be read again whatever its bytes.</param>
public sealed record KnownDocument(Guid Id, string Path, string Hash, DocumentState State, string? Reason, DateTimeOffset SeenAt);

/// <summary>The documents that are stored, and small changes to them. Their texts are the <see cref="DocumentWriter"/>'s.</summary>
public sealed class KnownDocuments(IPortalDbFactory databases, TimeProvider clock)
{
    /// <summary>An unchanged document is marked as seen at most once a day: a 30-day limit needs no finer note.</summary>
    private static readonly TimeSpan SeenAgain = TimeSpan.FromDays(1);

    /// <summary>The documents of a source by path; only some of them where wanted.</summary>
    public async Task<Dictionary<string, KnownDocument>> ListAsync(string source, IReadOnlySet<string>? only, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var all = await db.Documents.Where(d => d.Source == source)
            .Select(d => new KnownDocument(d.Id, d.Path, d.ContentHash, d.State, d.Reason, d.SeenAt))
            .ToListAsync(cancellationToken);
        return all.Where(d => only?.Contains(d.Path) != false).ToDictionary(d => d.Path);
    }

    /// <summary>One document as it stands now, or null.</summary>
    public async Task<KnownDocument?> FindAsync(string source, string path, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.Documents.Where(d => d.Source == source && d.Path == path)
            .Select(d => new KnownDocument(d.Id, d.Path, d.ContentHash, d.State, d.Reason, d.SeenAt))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Notes that the source still has it.</summary>
    public async Task SeeAsync(KnownDocument known, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - known.SeenAt >= SeenAgain)
        {
            await using var db = await databases.OpenForSystemAsync(cancellationToken);
            await db.Documents.Where(d => d.Id == known.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.SeenAt, now), cancellationToken);
        }
    }

    /// <summary>Notes that it could not be got at: what was read of it before stays, and ages.</summary>
    public async Task MissAsync(KnownDocument known, string reason, CancellationToken cancellationToken)
    {
        if (known.State != DocumentState.Failed || known.Reason != reason)
        {
            await using var db = await databases.OpenForSystemAsync(cancellationToken);
            await db.Documents.Where(d => d.Id == known.Id).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.State, DocumentState.Failed).SetProperty(d => d.Reason, reason).SetProperty(d => d.ContentHash, ""),
                cancellationToken);
        }
    }

    /// <summary>Removes documents with all that hangs on them.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RemoveAsync(string source, IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        var removed = 0;
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        foreach (var some in paths.Chunk(200))
        {
            removed += await db.Documents.Where(d => d.Source == source && some.Contains(d.Path)).ExecuteDeleteAsync(cancellationToken);
            await db.CrawledPages.Where(p => p.Source == source && some.Contains(p.Path)).ExecuteDeleteAsync(cancellationToken);
        }

        return removed;
    }
}
