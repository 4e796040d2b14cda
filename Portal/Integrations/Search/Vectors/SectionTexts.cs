using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Knowledge;

namespace Portal.Integrations.Search.Vectors;

/// <summary>Sections of documents as texts: title, headings and what the section does not repeat of the one before.</summary>
internal static class SectionTexts
{
    /// <summary>Every document with its content hash.</summary>
    public static async Task<Dictionary<Guid, string>> DocumentsAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        await db.Documents.Where(d => d.State == DocumentState.Indexed).Select(d => new { d.Id, d.ContentHash })
            .ToDictionaryAsync(d => d.Id, d => d.ContentHash, cancellationToken);

    /// <summary>At most so many sections, spread evenly over the whole.</summary>
    public static async Task<List<string>> SampleAsync(PortalDbContext db, int most, CancellationToken cancellationToken)
    {
        var count = await db.Chunks.CountAsync(cancellationToken);
        var step = Math.Max(1, (count + most - 1) / most);
        var rows = db.Chunks.Join(db.Documents, c => c.DocumentId, d => d.Id, (c, d) => new { d.Source, d.Path, c.Position, d.Title, c.Headings, c.Text, c.Overlap })
            .OrderBy(c => c.Source).ThenBy(c => c.Path).ThenBy(c => c.Position).AsAsyncEnumerable();
        var (sample, at) = (new List<string>(), 0);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (at++ % step == 0)
            {
                sample.Add(Text(row.Title, row.Headings, row.Text, row.Overlap));
            }
        }

        return sample;
    }

    /// <summary>All sections of some documents, in order.</summary>
    public static async Task<ILookup<Guid, string>> OfAsync(PortalDbContext db, Guid[] documents, CancellationToken cancellationToken)
    {
        var rows = await db.Chunks.Where(c => documents.Contains(c.DocumentId))
            .Join(db.Documents, c => c.DocumentId, d => d.Id, (c, d) => new { d.Id, c.Position, d.Title, c.Headings, c.Text, c.Overlap })
            .OrderBy(c => c.Position).ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.Id, row => Text(row.Title, row.Headings, row.Text, row.Overlap));
    }

    private static string Text(string title, string headings, string text, int overlap) => $"{title}\n{headings}\n{text[Math.Min(overlap, text.Length)..]}";
}
