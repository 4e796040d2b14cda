using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Knowledge.Retrieval;
using Portal.Domain.Knowledge.Retrieval.Latent;

namespace Portal.Integrations.Search.Vectors;

/// <summary>Which documents stand near a question. Keeps the current generation in memory and changes to a new one whole.</summary>
internal sealed class QuestionPlaces(ModelVectors models)
{
    private Loaded? _loaded;

    /// <summary>
    /// Asks the model, if there is one, where the question stands. Before the search begins to read: a model takes its time, and no
    /// transaction should stay open for it.
    /// </summary>
    public Task<float[]?> PlaceAsync(string question, CancellationToken cancellationToken) =>
        models.Model == LatentVectors.Model ? Task.FromResult<float[]?>(null) : models.PlaceAsync(question, cancellationToken);

    /// <summary>The nearest documents, best first; none when there is no space yet.</summary>
    /// <param name="place">The model's place of the question, or null.</param>
    public async Task<IReadOnlyList<RankedRow>> NearestAsync(
        PortalDbContext db, string question, float[]? place, int most, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        var model = place is not null && await VectorTables.DimensionAsync(connection, models.Model, cancellationToken) == place.Length ? models.Model : LatentVectors.Model;
        if (await VectorTables.GenerationAsync(connection, model, cancellationToken) is not { } generation)
        {
            return [];
        }

        var loaded = _loaded;
        if (loaded?.Space.Generation != generation)
        {
            loaded = _loaded = await VectorTables.ReadAsync(db, model, cancellationToken) is { } space
                ? new Loaded(space, space.Data is { } data ? SpaceBytes.Space(data) : null)
                : null;
        }

        return (loaded?.Words?.Place(question) ?? place) is { } at && loaded is not null ? loaded.Space.Nearest(at, most) : [];
    }

    /// <param name="Space">The places.</param>
    /// <param name="Words">The learned space, or null when a model places the questions.</param>
    private sealed record Loaded(VectorSpace Space, LatentSpace? Words);
}
