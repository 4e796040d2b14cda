using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Data;
using Portal.Domain.Knowledge.Retrieval.Latent;

namespace Portal.Integrations.Search.Vectors;

/// <summary>New places of one document.</summary>
/// <param name="Hash">The document's content when it was placed.</param>
internal sealed record DocumentPlaces(Guid Document, string Hash, IReadOnlyList<float[]> Places);

/// <summary>Reads and writes the tables of spaces and places.</summary>
internal static class VectorTables
{
    public static async Task<Guid?> GenerationAsync(DbConnection connection, string model, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Generation" FROM "KnowledgeSpaces" WHERE "Model" = @model""";
        await using var reader = await command.Add("@model", model).ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetGuid(0) : null;
    }

    public static async Task<int?> DimensionAsync(DbConnection connection, string model, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Dimension" FROM "KnowledgeSpaces" WHERE "Model" = @model""";
        return await command.Add("@model", model).ExecuteScalarAsync(cancellationToken) is { } dimension
            ? Convert.ToInt32(dimension, System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>A space with its places, as of the caller's transaction.</summary>
    public static async Task<VectorSpace?> ReadAsync(PortalDbContext db, string model, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = """SELECT "Generation", "Dimension", "Data" FROM "KnowledgeSpaces" WHERE "Model" = @model""";
        command.Add("@model", model);
        (Guid Generation, int Dimension, byte[]? Data) space;
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                return null;
            }

            space = (reader.GetGuid(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2));
        }

        var (documents, places) = (new List<Guid>(), new List<float[]>());
        command.CommandText = """SELECT "Document", "Vector" FROM "KnowledgeVectors" WHERE "Model" = @model""";
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            documents.Add(rows.GetGuid(0));
            places.Add(SpaceBytes.Vector(rows.GetFieldValue<byte[]>(1)));
        }

        return new VectorSpace(space.Generation, space.Dimension, space.Data, documents, places);
    }

    /// <summary>The content that each document had when it was placed.</summary>
    public static async Task<Dictionary<Guid, string>> PlacedAsync(DbConnection connection, string model, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT DISTINCT "Document", "Hash" FROM "KnowledgeVectors" WHERE "Model" = @model""";
        await using var reader = await command.Add("@model", model).ExecuteReaderAsync(cancellationToken);
        var placed = new Dictionary<Guid, string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            placed[reader.GetGuid(0)] = reader.GetString(1);
        }

        return placed;
    }

    /// <summary>Puts new places in the stead of the documents' old ones, and other models' out, in one transaction.</summary>
    public static async Task WriteAsync(
        PortalDbContext db, string model, int dimension, byte[]? data, IReadOnlyList<DocumentPlaces> documents, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var database = db.Database;
        await database.ExecuteSqlAsync($"""DELETE FROM "KnowledgeSpaces" """, cancellationToken);
        await database.ExecuteSqlAsync($"""DELETE FROM "KnowledgeVectors" WHERE "Model" <> {model}""", cancellationToken);
        await database.ExecuteSqlAsync(
            $"""INSERT INTO "KnowledgeSpaces" ("Model", "Dimension", "Generation", "Data") VALUES ({model}, {dimension}, {Guid.CreateVersion7()}, {data})""", cancellationToken);
        await using var command = database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        foreach (var document in documents)
        {
            command.CommandText = """DELETE FROM "KnowledgeVectors" WHERE "Document" = @document""";
            command.Parameters.Clear();
            await command.Add("@document", document.Document).ExecuteNonQueryAsync(cancellationToken);
            // A document may have gone since it was read.
            command.CommandText = """
                INSERT INTO "KnowledgeVectors" ("Model", "Document", "Hash", "Vector") SELECT @model, "Id", @hash, @vector FROM "Documents" WHERE "Id" = @document
                """;
            var vector = command.Add("@model", model).Add("@hash", document.Hash).Add("@vector", Array.Empty<byte>()).Parameters[^1];
            foreach (var place in document.Places)
            {
                vector.Value = SpaceBytes.Of(place);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
