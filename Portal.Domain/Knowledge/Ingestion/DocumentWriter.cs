using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Data;
using Portal.Domain.Knowledge.Chunking;

namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>Stores what became of one document. Its passages change in one transaction, so readers see the old ones or the new ones.</summary>
public sealed class DocumentWriter(
    IPortalDbFactory databases, IKnowledgeIndexWriter index, IOptionsMonitor<KnowledgeOptions> options, TimeProvider clock)
{
    /// <summary>Bump it when readers or chunking change what comes out of the same bytes.</summary>
    private const int Version = 2;

    /// <summary>What tells whether a document changed: its bytes and how they are cut.</summary>
    public string Hash(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Version}:{options.CurrentValue.ChunkCharacters}:{options.CurrentValue.ChunkOverlap}:"));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Replaces a document's text.</summary>
    public async Task IndexAsync(KnowledgeSource source, string path, string hash, DocumentContent content, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var document = await UpsertAsync(db, source, path, hash, content.Title, cancellationToken);
        (document.State, document.Reason, document.Tags) = (DocumentState.Indexed, null, content.Tags);
        document.ContentType = content.ContentType ?? document.ContentType;
        (document.Url, document.Licence) = (content.Url ?? UrlOf(source, path), content.Licence ?? source.Licence);
        var chunks = Cut(document, content);
        await db.Chunks.Where(chunk => chunk.DocumentId == document.Id).ExecuteDeleteAsync(cancellationToken);
        db.Chunks.AddRange(chunks);
        await db.SaveChangesAsync(cancellationToken);
        await index.ReplaceAsync(db, document, content, chunks, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Records that a document could not be read. Passages of an earlier visit stay only when the file itself is still unknown.</summary>
    /// <param name="hash">Of the bytes that were refused, or null when they could not be read at all.</param>
    public async Task FailAsync(KnowledgeSource source, string path, string? hash, string reason, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var document = await UpsertAsync(db, source, path, hash ?? "", Path.GetFileName(path), cancellationToken);
        (document.State, document.Reason) = (DocumentState.Failed, reason);
        await db.SaveChangesAsync(cancellationToken);
        if (hash is not null)
        {
            await db.Chunks.Where(chunk => chunk.DocumentId == document.Id).ExecuteDeleteAsync(cancellationToken);
            await index.ReplaceAsync(db, document, new DocumentContent(document.Title, null, null, null, null, []), [], cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<KnowledgeDocument> UpsertAsync(
        IPortalDb db, KnowledgeSource source, string path, string hash, string title, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await db.Documents.SingleOrDefaultAsync(d => d.Source == source.Name && d.Path == path, cancellationToken) is { } known)
        {
            (known.Title, known.ContentHash, known.IngestedAt, known.SeenAt) = (title, hash, now, now);
            return known;
        }

        var document = new KnowledgeDocument
        {
            Source = source.Name,
            Path = path,
            Title = title,
            ContentHash = hash,
            ContentType = DocumentFormats.ContentType(path) ?? "application/octet-stream",
            CreatedAt = now,
            IngestedAt = now,
            SeenAt = now,
        };
        db.Documents.Add(document);
        return document;
    }

    private KnowledgeChunk[] Cut(KnowledgeDocument document, DocumentContent content)
    {
        var now = clock.GetUtcNow();
        var drafts = new Chunker(options.CurrentValue.ChunkCharacters, options.CurrentValue.ChunkOverlap).Cut(content.Blocks);
        return [.. drafts.Select((draft, position) => new KnowledgeChunk
        {
            DocumentId = document.Id,
            Position = position,
            Text = draft.Text,
            Overlap = draft.Overlap,
            Headings = Joined(draft.Headings),
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Text))),
            CreatedAt = now,
        })];
    }

    private static string Joined(IReadOnlyList<string> headings)
    {
        var joined = string.Join(KnowledgeChunk.HeadingJoint, headings);
        return joined.Length <= 600 ? joined : joined[..600];
    }

    private static string? UrlOf(KnowledgeSource source, string path) =>
        source.IsFolder ? null : source.Url is { } root ? $"{root.TrimEnd('/')}/{path}" : null;
}
