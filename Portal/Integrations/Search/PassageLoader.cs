using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Retrieval;

namespace Portal.Integrations.Search;

/// <summary>Passages with their documents; of those that say the same, only the best.</summary>
internal static class PassageLoader
{
    /// <summary>Passages looked at beyond those wanted, because some will fall together.</summary>
    private const int Spare = 10;

    public static async Task<IReadOnlyList<Passage>> LoadAsync(
        PortalDbContext db, IReadOnlyList<OrderedPassage> ordered, int top, CancellationToken cancellationToken)
    {
        var chosen = ordered.Take(top + Spare).ToList();
        Guid[] ids = [.. chosen.Select(passage => passage.ChunkId)];
        var found = await db.Chunks.Where(chunk => ids.Contains(chunk.Id))
            .Join(db.Documents, chunk => chunk.DocumentId, document => document.Id, (chunk, document) => new
            {
                chunk.Id, chunk.Headings, chunk.Text, document.Source, document.Path, document.Title, document.Url,
            })
            .ToDictionaryAsync(passage => passage.Id, cancellationToken);
        var passages =
            from passage in chosen
            let row = found.GetValueOrDefault(passage.ChunkId)
            where row is not null
            select new Passage(
                row.Id, row.Source, row.Path, row.Title, row.Headings.Split(KnowledgeChunk.HeadingJoint, StringSplitOptions.RemoveEmptyEntries),
                passage.Score, row.Text, row.Url);
        return [.. NearDuplicates.Collapse(passages).Take(top)];
    }
}
