using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Retrieval.Latent;

namespace Portal.Integrations.Search.Vectors;

/// <summary>Vectors without a model: the latent space of the corpus's own sections, a place a page.</summary>
internal sealed class LatentVectors(IPortalContexts contexts) : IKnowledgeVectors
{
    /// <summary>The name of this kind of space; bump it when the learning changes.</summary>
    public const string Model = "latent-1";

    /// <summary>Sections learned from at most: more change little and cost time.</summary>
    private const int MostSections = 20_000;

    /// <summary>The share of new or changed documents from which the space is learned anew; below it they are placed in the old one.</summary>
    private const double Anew = 0.1;

    private const int Batch = 200;

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenContextAsync(null, cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var all = await SectionTexts.DocumentsAsync(db, cancellationToken);
        var placed = await VectorTables.PlacedAsync(db.Database.GetDbConnection(), Model, cancellationToken);
        Guid[] changed = [.. all.Where(document => placed.GetValueOrDefault(document.Key) != document.Value).Select(document => document.Key)];
        var known = changed.Length < all.Count * Anew ? await VectorTables.ReadAsync(db, Model, cancellationToken) : null;
        if (changed.Length == 0)
        {
            return;
        }

        var space = known?.Data is { } data
            ? SpaceBytes.Space(data)
            : LatentTraining.Learn(await SectionTexts.SampleAsync(db, MostSections, cancellationToken), cancellationToken);
        var places = await PlaceAsync(db, space, known is null ? [.. all.Keys] : changed, all, cancellationToken);
        await VectorTables.WriteAsync(db, Model, space.Dimension, known?.Data ?? SpaceBytes.Of(space), places, cancellationToken);
    }

    private static async Task<List<DocumentPlaces>> PlaceAsync(
        PortalDbContext db, LatentSpace space, Guid[] documents, Dictionary<Guid, string> hashes, CancellationToken cancellationToken)
    {
        var places = new List<DocumentPlaces>();
        foreach (var some in documents.Chunk(Batch))
        {
            var sections = await SectionTexts.OfAsync(db, some, cancellationToken);
            places.AddRange(some.Select(document => new DocumentPlaces(document, hashes[document], [space.Place(string.Join('\n', sections[document]))])));
        }

        return places;
    }
}
