using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;

namespace Portal.Domain.Knowledge;

/// <summary>A source with what is known of it.</summary>
/// <param name="LastIngested">When a document of it was last new or changed.</param>
public sealed record SourceSummary(
    KnowledgeSource Source, bool IsConfigured, int Documents, int Failed, int Passages, DateTimeOffset? LastIngested, DateTimeOffset? LastSeen);

/// <summary>A document in a list.</summary>
public sealed record DocumentSummary(
    Guid Id, string Source, string Path, string Title, DocumentState State, string? Reason, int Passages, DateTimeOffset IngestedAt);

/// <summary>A passage in its document, for the citation panel.</summary>
/// <param name="Before">The passages before it in the document, joined, without repeats; at most a few.</param>
public sealed record PassageInDocument(
    string Source, string Document, string Title, string Headings, string Text, string? Before, string? After, string? Url, string? Licence);

/// <summary>Looks at what is on the shelf: sources, documents, passages. Knowledge belongs to the host; everyone signed in may read passages.</summary>
public sealed class KnowledgeShelf(IPortalDbFactory databases, IKnowledgeSources sources)
{
    private const int Neighbours = 3;

    /// <summary>Every configured source, and those that only still have documents.</summary>
    public async Task<IReadOnlyList<SourceSummary>> SourcesAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var counts = await db.Documents.GroupBy(d => d.Source).Select(group => new
        {
            Name = group.Key,
            Documents = group.Count(),
            Failed = group.Count(d => d.State == DocumentState.Failed),
            Ingested = (DateTimeOffset?)group.Max(d => d.IngestedAt),
            Seen = (DateTimeOffset?)group.Max(d => d.SeenAt),
        }).ToDictionaryAsync(group => group.Name, cancellationToken);
        var passages = await db.Chunks.Join(db.Documents, c => c.DocumentId, d => d.Id, (c, d) => d.Source).GroupBy(name => name)
            .Select(group => new { Name = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Name, group => group.Count, cancellationToken);
        var configured = await sources.ListAsync(cancellationToken);
        var left = counts.Keys.Except(configured.Select(source => source.Name)).Select(name => new KnowledgeSource { Name = name, Kind = "" });
        return [..
            from source in configured.Concat(left)
            let count = counts.GetValueOrDefault(source.Name)
            select new SourceSummary(
                source, source.Kind.Length > 0, count?.Documents ?? 0, count?.Failed ?? 0, passages.GetValueOrDefault(source.Name), count?.Ingested, count?.Seen)];
    }

    /// <summary>Documents of one source, or of all, failures first, at most <paramref name="top"/>.</summary>
    public async Task<IReadOnlyList<DocumentSummary>> DocumentsAsync(string? source, string? words, int top, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var like = words is { Length: > 0 } ? $"%{words}%" : null;
        return await db.Documents
            .Where(d => (source == null || d.Source == source)
                && (like == null || EF.Functions.Like(d.Path, like) || EF.Functions.Like(d.Title, like)))
            .OrderByDescending(d => d.State == DocumentState.Failed).ThenBy(d => d.Source).ThenBy(d => d.Path).Take(top)
            .Select(d => new DocumentSummary(
                d.Id, d.Source, d.Path, d.Title, d.State, d.Reason, db.Chunks.Count(c => c.DocumentId == d.Id), d.IngestedAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>A passage with its surroundings, or null when it is gone.</summary>
    public async Task<PassageInDocument?> PassageAsync(Guid chunkId, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var found = await db.Chunks.Where(c => c.Id == chunkId)
            .Join(db.Documents, c => c.DocumentId, d => d.Id, (c, d) => new { Chunk = c, Document = d })
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var (chunk, document) = (found.Chunk, found.Document);
        var around = await db.Chunks.AsNoTracking()
            .Where(c => c.DocumentId == document.Id && c.Position >= chunk.Position - Neighbours && c.Position <= chunk.Position + Neighbours)
            .OrderBy(c => c.Position).ToListAsync(cancellationToken);
        return new PassageInDocument(
            document.Source, document.Path, document.Title, chunk.Headings, chunk.Text,
            Joined(around.Where(c => c.Position < chunk.Position), ""), Joined(around.Where(c => c.Position > chunk.Position), chunk.Headings),
            document.Url, document.Licence);
    }

    // A heading is written out where it differs from that of the passage before; what a passage repeats is left out.
    private static string? Joined(IEnumerable<KnowledgeChunk> chunks, string headings)
    {
        var parts = new List<string>();
        foreach (var chunk in chunks)
        {
            var own = chunk.Headings.Split(KnowledgeChunk.HeadingJoint)[^1];
            var heading = chunk.Headings == headings || own.Length == 0 ? "" : $"#### {own}\n\n";
            headings = chunk.Headings;
            parts.Add(heading + chunk.Text[Math.Min(chunk.Overlap, chunk.Text.Length)..]);
        }

        return parts.Count > 0 ? string.Join("\n\n", parts) : null;
    }
}
