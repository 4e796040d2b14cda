using System.Data;
using System.Data.Common;
using System.Globalization;
using Portal.Domain.Knowledge.Retrieval;

namespace Portal.Integrations.Search;

/// <summary>
/// PostgreSQL's tsvector. Its own rank knows nothing of how rare a word is and its scores mean nothing beside SQLite's: it only chooses the
/// likely rows, each word weighed by its rarity. Those are scored by bm25 as FTS5 has it, with the same weights of the columns, so that what
/// is believed of a score holds on both databases.
/// </summary>
internal sealed class PostgresLists : ITextLists
{
    public async Task<DbTransaction> ReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public Task<IReadOnlyList<RankedRow>> RankAsync(
        DbConnection connection, TextList list, IReadOnlyList<string> words, int most, CancellationToken cancellationToken) =>
        RankAsync(connection, list, words, most, null, cancellationToken);

    public async Task<IReadOnlyList<RankedRow>> RankWithinAsync(
        DbConnection connection, Guid document, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        const int some = 3;
        var best = await RankAsync(connection, TextList.Passages, words, some, document, cancellationToken);
        if (best.Count > 0)
        {
            return best;
        }

        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Id" FROM "Chunks" WHERE "DocumentId" = @document ORDER BY "Position" LIMIT 1""";
        return await command.Add("@document", document).ExecuteScalarAsync(cancellationToken) is Guid first ? [new RankedRow(document, first, 0)] : [];
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

    private static async Task<IReadOnlyList<RankedRow>> RankAsync(
        DbConnection connection, TextList list, IReadOnlyList<string> words, int most, Guid? within, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = PostgresScore.Of(list, Language(list), within is not null);
        command.Add("@words", words.ToArray()).Add("@most", most);
        if (within is not null)
        {
            command.Add("@document", within);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<RankedRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var score = Convert.ToDouble(reader.GetValue(2), CultureInfo.InvariantCulture);
            rows.Add(new RankedRow(reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetGuid(1), score));
        }

        return rows;
    }

    internal static string Language(TextList list) => list == TextList.Grams ? "simple" : "english";
}
