using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.Knowledge;

namespace Portal.Integrations.Search;

/// <summary>Leaves out of every search what admins disabled, whichever index stands behind it.</summary>
internal sealed class EnabledPassages(IKnowledgeIndex index, IPortalDbFactory databases) : IKnowledgeIndex
{
    /// <summary>More passages asked for, at most, to make up for those left out.</summary>
    private const int Spare = 50;

    public async Task<KnowledgeAnswer> SearchAsync(KnowledgeQuestion question, int top, CancellationToken cancellationToken)
    {
        var disabled = await DisabledAsync(cancellationToken);
        if (disabled.Count == 0)
        {
            return await index.SearchAsync(question, top, cancellationToken);
        }

        var answer = await index.SearchAsync(question, top + Math.Min(Spare, disabled.Count), cancellationToken);
        Passage[] left = [.. answer.Hits.Where(hit => !disabled.Contains(hit.ChunkId)).Take(top)];
        return answer with { Hits = left, Answerable = answer.Answerable * Share(answer.Hits, left) };
    }

    public Task<Passage?> FindAsync(Guid chunkId, CancellationToken cancellationToken) => index.FindAsync(chunkId, cancellationToken);

    // What was believed because of a passage that is left out is believed less, by how much weaker the best one left is.
    private static double Share(IReadOnlyList<Passage> all, Passage[] left) =>
        left.Length == 0 ? 0 : all[0].Score > 0 ? Math.Clamp(left[0].Score / all[0].Score, 0, 1) : 1;

    private async Task<HashSet<Guid>> DisabledAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        if (!await db.DisabledPassages.AnyAsync(cancellationToken))
        {
            return [];
        }

        return await (
            from passage in db.DisabledPassages
            join document in db.Documents on new { passage.Source, passage.Path } equals new { document.Source, document.Path }
            join chunk in db.Chunks on new { DocumentId = document.Id, passage.ContentHash } equals new { chunk.DocumentId, chunk.ContentHash }
            select chunk.Id).ToHashSetAsync(cancellationToken);
    }
}
