using System.Data.Common;
using Portal.Domain.Knowledge.Retrieval;

namespace Portal.Integrations.Search;

/// <summary>SQLite's FTS5. Weights of the columns: title 3, headings 2, body 1, path 2, names ½, description 1.</summary>
internal sealed class SqliteLists : ITextLists
{
    public async Task<IReadOnlyList<RankedRow>> RankAsync(
        DbConnection connection, TextList list, IReadOnlyList<string> words, int most, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT r."Document", r."Chunk", -found.score FROM
                (SELECT rowid, rank AS score FROM "Knowledge{list}" WHERE "Knowledge{list}" MATCH @query AND rank MATCH 'bm25({Weights(list)})'
                 ORDER BY rank LIMIT @most) AS found
            JOIN "KnowledgeRows" AS r ON r."Row" = found.rowid ORDER BY found.score
            """;
        command.Add("@query", Query(words)).Add("@most", most);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<RankedRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new RankedRow(reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetGuid(1), reader.GetDouble(2)));
        }

        return rows;
    }

    public async Task<IReadOnlyList<RankedRow>> RankWithinAsync(
        DbConnection connection, Guid document, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        // A document is written at once, so its rows follow each other.
        command.CommandText = $"""
            SELECT r."Chunk", -f.rank FROM "KnowledgePassages" AS f JOIN "KnowledgeRows" AS r ON r."Row" = f.rowid
            WHERE f."KnowledgePassages" MATCH @query AND f.rank MATCH 'bm25({Weights(TextList.Passages)})'
                AND f.rowid BETWEEN (SELECT min("Row") FROM "KnowledgeRows" WHERE "Document" = @document)
                AND (SELECT max("Row") FROM "KnowledgeRows" WHERE "Document" = @document)
            ORDER BY f.rank LIMIT 3
            """;
        command.Add("@query", Query(words)).Add("@document", document);
        var rows = new List<RankedRow>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(new RankedRow(document, reader.GetGuid(0), reader.GetDouble(1)));
            }
        }

        if (rows.Count == 0)
        {
            command.CommandText = """SELECT "Chunk" FROM "KnowledgeRows" WHERE "Document" = @document AND "Chunk" IS NOT NULL ORDER BY "Row" LIMIT 1""";
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            rows.AddRange(await reader.ReadAsync(cancellationToken) ? [new RankedRow(document, reader.GetGuid(0), 0)] : []);
        }

        return rows;
    }

    public async Task<(int Documents, int Passages)> SizeAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT (SELECT count(*) FROM "KnowledgePages_docsize"), (SELECT count(*) FROM "KnowledgePassages_docsize")""";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt32(0), reader.GetInt32(1));
    }

    public async Task<IReadOnlyList<WordSign>> LookAsync(
        DbConnection connection, IReadOnlyList<string> words, Guid document, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT count(*), coalesce(max(rowid = (SELECT "Row" FROM "KnowledgeRows" WHERE "Document" = @document AND "Chunk" IS NULL)), 0)
            FROM "KnowledgePages" WHERE "KnowledgePages" MATCH @query
            """;
        command.Add("@document", document);
        var query = command.Add("@query", "").Parameters[^1];
        var signs = new List<WordSign>();
        foreach (var word in words)
        {
            query.Value = Query([word]);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            signs.Add(new WordSign(word, reader.GetInt32(0), reader.GetInt64(1) != 0));
        }

        return signs;
    }

    // Every word is quoted: to FTS5 it can only be a word.
    private static string Query(IEnumerable<string> words) => string.Join(" OR ", words.Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static string Weights(TextList list) => list switch
    {
        TextList.Pages => "3, 2, 1, 2, 0.5, 1",
        TextList.Passages => "3, 2, 1, 2, 0.5",
        TextList.Headings => "3, 2, 2, 1",
        _ => "1",
    };
}
