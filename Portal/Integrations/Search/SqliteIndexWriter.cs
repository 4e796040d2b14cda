using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Domain.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Integrations.Search;

/// <summary>Writes the FTS5 lists.</summary>
internal sealed class SqliteIndexWriter : IKnowledgeIndexWriter
{
    public async Task ReplaceAsync(
        IPortalDb db, KnowledgeDocument document, DocumentContent content, IReadOnlyList<KnowledgeChunk> chunks, CancellationToken cancellationToken)
    {
        var write = new Writing(db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction(), cancellationToken);
        await write.RunAsync("DELETE FROM \"KnowledgeRows\" WHERE \"Document\" = @p0", document.Id);
        if (chunks.Count == 0)
        {
            return;
        }

        var page = PageText.Of(document, content);
        var row = await write.RowAsync(document.Id, null);
        await write.RunAsync(
            "INSERT INTO \"KnowledgePages\" (rowid, title, headings, body, path, names, description) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)",
            row, page.Title, page.Headings, page.Body, page.Path, page.Names, page.Description);
        await write.RunAsync("INSERT INTO \"KnowledgeGrams\" (rowid, grams) VALUES (@p0, @p1)", row, page.Grams);
        if (page.Headings.Length > 0)
        {
            await write.RunAsync(
                "INSERT INTO \"KnowledgeHeadings\" (rowid, title, headings, path, description) VALUES (@p0, @p1, @p2, @p3, @p4)",
                row, page.Title, page.Headings, page.Path, page.Description);
        }

        foreach (var chunk in chunks)
        {
            await write.RunAsync(
                "INSERT INTO \"KnowledgePassages\" (rowid, title, headings, body, path, names) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)",
                await write.RowAsync(document.Id, chunk.Id), page.Title, chunk.Headings, chunk.Text, page.Path, PageText.NamesIn(chunk.Text, document.Tags));
        }
    }

    /// <summary>Statements in one transaction.</summary>
    private sealed class Writing(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        public async Task<object?> RunAsync(string sql, params object?[] values)
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            for (var i = 0; i < values.Length; i++)
            {
                command.Add($"@p{i}", values[i]);
            }

            return await command.ExecuteScalarAsync(cancellationToken);
        }

        public Task<object?> RowAsync(Guid document, Guid? chunk) =>
            RunAsync("INSERT INTO \"KnowledgeRows\" (\"Document\", \"Chunk\") VALUES (@p0, @p1) RETURNING \"Row\"", document, chunk);
    }
}
