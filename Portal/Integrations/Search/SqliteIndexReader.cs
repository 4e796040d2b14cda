using System.Data.Common;
using System.Globalization;
using Portal.Integrations.Search.Postings;

namespace Portal.Integrations.Search;

/// <summary>Reads FTS5's own tables: rows, lengths, and where a word stands.</summary>
internal static class SqliteIndexReader
{
    public static async Task<long> GenerationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Number" FROM "KnowledgeGeneration" """;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    public static async Task<IndexSnapshot> SnapshotAsync(DbConnection connection, long generation, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Row", "Document", "Chunk" FROM "KnowledgeRows" ORDER BY "Row" """;
        var rows = new List<(Guid, Guid?)>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var row = reader.GetInt32(0);
                while (rows.Count < row)
                {
                    rows.Add(default);
                }

                rows.Add((reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetGuid(2)));
            }
        }

        var sizes = new Dictionary<TextList, ListSizes>();
        foreach (var list in Enum.GetValues<TextList>())
        {
            sizes[list] = await SizesAsync(connection, list, rows.Count, cancellationToken);
        }

        return new IndexSnapshot(generation, [.. rows], sizes);
    }

    /// <summary>How often a word stands in each row of a list, weighed by column.</summary>
    public static async Task<List<(int Row, double Count)>> CountsAsync(
        DbConnection connection, TextList list, string word, Func<string, double> weight, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""SELECT doc, col FROM "Knowledge{list}_words" WHERE term = @word""";
        await using var reader = await command.Add("@word", word).ExecuteReaderAsync(cancellationToken);
        var counts = new List<(int Row, double Count)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var (row, adds) = (reader.GetInt32(0), weight(reader.GetString(1)));
            if (counts.Count > 0 && counts[^1].Row == row)
            {
                counts[^1] = (row, counts[^1].Count + adds);
            }
            else
            {
                counts.Add((row, adds));
            }
        }

        return counts;
    }

    private static async Task<ListSizes> SizesAsync(DbConnection connection, TextList list, int rows, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""SELECT id, sz FROM "Knowledge{list}_docsize" """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (lengths, count, total) = (new int[rows], 0, 0L);
        while (await reader.ReadAsync(cancellationToken))
        {
            var length = Sum(reader.GetFieldValue<byte[]>(1));
            var row = reader.GetInt32(0);
            (count, total) = (count + 1, total + length);
            if (row < rows)
            {
                lengths[row] = length;
            }
        }

        return new ListSizes(lengths, count, count == 0 ? 1 : Math.Max(1, (double)total / count));
    }

    // A row's sizes are SQLite's variable-length integers, one a column.
    private static int Sum(byte[] sizes)
    {
        var (sum, value) = (0, 0);
        foreach (var part in sizes)
        {
            value = (value << 7) | (part & 0x7F);
            if ((part & 0x80) == 0)
            {
                (sum, value) = (sum + value, 0);
            }
        }

        return sum;
    }
}
