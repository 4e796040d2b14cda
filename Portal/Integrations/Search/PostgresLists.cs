using System.Data;
using System.Data.Common;
using System.Globalization;
using Portal.Domain.Knowledge.Retrieval;

namespace Portal.Integrations.Search;

/// <summary>
/// PostgreSQL's tsvector. Its own rank knows nothing of how rare a word is, so each word is ranked alone and weighed by its rarity, which
/// comes close to bm25. Weights of the columns as with FTS5: A (title) 3, B (headings, path) 2, C and D (names, body) 1.
/// </summary>
internal sealed class PostgresLists : ITextLists
{
    public async Task<DbTransaction> ReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public async Task<IReadOnlyList<RankedRow>> RankAsync(
        DbConnection connection, TextList list, IReadOnlyList<string> words, int most, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $$"""
            WITH asked AS (SELECT DISTINCT plainto_tsquery('{{Language(list)}}', word) AS query FROM unnest(@words) AS word),
            terms AS (SELECT query, (SELECT count(*) FROM "Knowledge{{list}}" WHERE "Words" @@ query) AS seen FROM asked WHERE numnode(query) > 0),
            weighed AS (SELECT query, ln(1 + ((SELECT count(*) FROM "Knowledge{{list}}") - seen + 0.5) / (seen + 0.5)) AS weight FROM terms WHERE seen > 0)
            SELECT k."Document", k."Chunk", sum(weight * ts_rank('{0.33, 0.33, 0.67, 1}', k."Words", query, 1)) AS score
            FROM weighed JOIN "Knowledge{{list}}" AS k ON k."Words" @@ query
            GROUP BY k."Document", k."Chunk" ORDER BY score DESC LIMIT @most
            """;
        command.Add("@words", words.ToArray()).Add("@most", most);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<RankedRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var score = Convert.ToDouble(reader.GetValue(2), CultureInfo.InvariantCulture);
            rows.Add(new RankedRow(reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetGuid(1), score));
        }

        return rows;
    }

    public async Task<IReadOnlyList<RankedRow>> RankWithinAsync(
        DbConnection connection, Guid document, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            WITH asked AS (SELECT DISTINCT plainto_tsquery('english', word) AS query FROM unnest(@words) AS word)
            SELECT k."Chunk", coalesce((SELECT sum(ts_rank('{0.33, 0.33, 0.67, 1}', k."Words", query, 1)) FROM asked WHERE k."Words" @@ query), 0) AS score
            FROM "KnowledgePassages" AS k JOIN "Chunks" AS c ON c."Id" = k."Chunk" WHERE k."Document" = @document ORDER BY score DESC, c."Position" LIMIT 3
            """;
        command.Add("@words", words.ToArray()).Add("@document", document);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<RankedRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new RankedRow(document, reader.GetGuid(0), Convert.ToDouble(reader.GetValue(1), CultureInfo.InvariantCulture)));
        }

        return rows;
    }

    public async Task<(int Documents, int Passages)> SizeAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT (SELECT count(*) FROM "KnowledgePages"), (SELECT count(*) FROM "KnowledgePassages")""";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return ((int)reader.GetInt64(0), (int)reader.GetInt64(1));
    }

    public async Task<IReadOnlyList<WordSign>> LookAsync(
        DbConnection connection, IReadOnlyList<string> words, Guid document, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT word, count(k."Document"), coalesce(bool_or(k."Document" = @document), false)
            FROM unnest(@words) AS word LEFT JOIN "KnowledgePages" AS k ON k."Words" @@ plainto_tsquery('english', word) GROUP BY word
            """;
        command.Add("@words", words.ToArray()).Add("@document", document);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var signs = new List<WordSign>();
        while (await reader.ReadAsync(cancellationToken))
        {
            signs.Add(new WordSign(reader.GetString(0), (int)reader.GetInt64(1), reader.GetBoolean(2)));
        }

        return signs;
    }

    internal static string Language(TextList list) => list == TextList.Grams ? "simple" : "english";
}
