using System.Data.Common;
using Portal.Domain.Knowledge.Retrieval;

namespace Portal.Integrations.Search;

/// <summary>SQLite's FTS5. Weights of the columns: title 3, headings 2, body 1, path 2, names 1, description 1.</summary>
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
        TextList.Pages => "3, 2, 1, 2, 1, 1",
        TextList.Passages => "3, 2, 1, 2, 1",
        TextList.Headings => "3, 2, 2, 1",
        _ => "1",
    };
}
