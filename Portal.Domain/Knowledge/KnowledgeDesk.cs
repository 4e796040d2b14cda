using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.People;

namespace Portal.Domain.Knowledge;

/// <summary>A passage as admins see it.</summary>
public sealed record DeskPassage(Guid Id, int Position, string Headings, string Text, int Overlap, bool IsDisabled);

/// <summary>A document as admins see it, with all its passages in order.</summary>
public sealed record DeskDocument(KnowledgeDocument Document, IReadOnlyList<DeskPassage> Passages)
{
    /// <summary>The extracted text: the passages joined, without what each repeats of the one before.</summary>
    public string Text => string.Join("\n\n", Passages.Select(passage => passage.Text[Math.Min(passage.Overlap, passage.Text.Length)..].Trim('\n')));
}

/// <summary>What admins see of documents, and keep out of search.</summary>
public sealed class KnowledgeDesk(IPortalDbFactory databases, KnowledgeShelf shelf, IKnowledgeIndex index, KnowledgeGate gate, TimeProvider clock)
{
    /// <summary>Every source with its counts; none for who is no admin.</summary>
    public async Task<IReadOnlyList<SourceSummary>> SourcesAsync(Caller caller, CancellationToken cancellationToken) =>
        gate.IsOpen(caller) ? await shelf.SourcesAsync(cancellationToken) : [];

    /// <summary>Documents of one source or of all, failures first; none for who is no admin.</summary>
    public async Task<IReadOnlyList<DocumentSummary>> DocumentsAsync(
        Caller caller, string? source, string? words, int top, CancellationToken cancellationToken) =>
        gate.IsOpen(caller) ? await shelf.DocumentsAsync(source, words, top, cancellationToken) : [];

    /// <summary>What a question finds, or null when the caller is no admin.</summary>
    public async Task<KnowledgeAnswer?> TryAsync(Caller caller, string question, int top, CancellationToken cancellationToken) =>
        gate.IsOpen(caller) ? await index.SearchAsync(question, top, cancellationToken) : null;

    /// <summary>A document, or null when it is gone or the caller is no admin.</summary>
    public async Task<DeskDocument?> OpenAsync(Caller caller, Guid documentId, CancellationToken cancellationToken)
    {
        if (!gate.IsOpen(caller))
        {
            return null;
        }

        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId, cancellationToken) is not { } document)
        {
            return null;
        }

        var chunks = await db.Chunks.AsNoTracking().Where(c => c.DocumentId == documentId).OrderBy(c => c.Position).ToListAsync(cancellationToken);
        var disabled = await db.DisabledPassages.Where(p => p.Source == document.Source && p.Path == document.Path)
            .Select(p => p.ContentHash).ToListAsync(cancellationToken);
        return new DeskDocument(document, [.. chunks.Select(c =>
            new DeskPassage(c.Id, c.Position, c.Headings, c.Text, c.Overlap, disabled.Contains(c.ContentHash)))]);
    }

    /// <summary>Keeps a passage out of search, or lets it back in.</summary>
    /// <returns>False when it is gone or the caller is no admin.</returns>
    public async Task<bool> EnableAsync(Caller caller, Guid chunkId, bool enabled, CancellationToken cancellationToken)
    {
        if (!await gate.PassAsync(caller, enabled ? "passage.enabled" : "passage.disabled", new { passage = chunkId }, cancellationToken))
        {
            return false;
        }

        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var found = await db.Chunks.Where(c => c.Id == chunkId)
            .Join(db.Documents, c => c.DocumentId, d => d.Id, (c, d) => new { d.Source, d.Path, c.ContentHash }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return false;
        }

        var same = db.DisabledPassages.Where(p => p.Source == found.Source && p.Path == found.Path && p.ContentHash == found.ContentHash);
        if (enabled)
        {
            await same.ExecuteDeleteAsync(cancellationToken);
        }
        else if (!await same.AnyAsync(cancellationToken))
        {
            db.DisabledPassages.Add(new DisabledPassage
            {
                Source = found.Source, Path = found.Path, ContentHash = found.ContentHash, DisabledBy = caller.UserId, CreatedAt = clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }
}
