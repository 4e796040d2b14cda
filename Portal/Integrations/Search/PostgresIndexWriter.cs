#pragma warning disable EF1002 // Table and language names come from our own enum; every value is a parameter.
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Integrations.Search;

/// <summary>Writes the tsvector lists.</summary>
internal sealed partial class PostgresIndexWriter : IKnowledgeIndexWriter
{
    public async Task ReplaceAsync(
        IPortalDb db, KnowledgeDocument document, DocumentContent content, IReadOnlyList<KnowledgeChunk> chunks, CancellationToken cancellationToken)
    {
        foreach (var list in Enum.GetValues<TextList>())
        {
            // The name comes from our own enum.
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"Knowledge{list}\" WHERE \"Document\" = {{0}}", [document.Id], cancellationToken);
        }

        if (chunks.Count == 0)
        {
            return;
        }

        var page = PageText.Of(document, content);
        await AddAsync(db, TextList.Pages, document.Id, null, page.Title, $"{page.Headings} {page.Path}", $"{page.Names} {page.Description}", page.Body, cancellationToken);
        await AddAsync(db, TextList.Grams, document.Id, null, "", "", "", page.Grams, cancellationToken);
        if (page.Headings.Length > 0)
        {
            await AddAsync(db, TextList.Headings, document.Id, null, page.Title, $"{page.Headings} {page.Path}", page.Description, "", cancellationToken);
        }

        foreach (var chunk in chunks)
        {
            var names = PageText.NamesIn(chunk.Text, document.Tags);
            await AddAsync(db, TextList.Passages, document.Id, chunk.Id, page.Title, $"{chunk.Headings} {page.Path}", names, chunk.Text, cancellationToken);
        }
    }

    private static Task<int> AddAsync(
        IPortalDb db, TextList list, Guid document, Guid? chunk, string title, string headings, string names, string body, CancellationToken cancellationToken)
    {
        var language = PostgresLists.Language(list);
        return db.Database.ExecuteSqlRawAsync(
            $$"""
            INSERT INTO "Knowledge{{list}}" ("Document", "Chunk", "Words") VALUES ({0}, NULLIF({1}, '')::uuid,
                setweight(to_tsvector('{{language}}', {2}), 'A') || setweight(to_tsvector('{{language}}', {3}), 'B')
                || setweight(to_tsvector('{{language}}', {4}), 'C') || setweight(to_tsvector('{{language}}', {5}), 'D'))
            """,
            [document, chunk?.ToString() ?? "", Words(title), Words(headings), Words(names), Words(body)],
            cancellationToken);
    }

    // PostgreSQL's parser takes "server.properties" for a host; split like FTS5 does, both databases see the same words.
    private static string Words(string text) => NotWord().Replace(text, " ");

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+")]
    private static partial Regex NotWord();
}
