using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Knowledge.Retrieval;
using Portal.Domain.Knowledge.Retrieval.Latent;

namespace Portal.Integrations.Search.Vectors;

/// <summary>Which documents stand near a question. Keeps the current generation in memory and changes to a new one whole.</summary>
internal sealed class QuestionPlaces
{
    private Loaded? _loaded;

    /// <summary>The nearest documents, best first; none when there is no space yet.</summary>
    public async Task<IReadOnlyList<RankedRow>> NearestAsync(PortalDbContext db, string question, int most, CancellationToken cancellationToken)
    {
        var generation = await VectorTables.GenerationAsync(db.Database.GetDbConnection(), LatentVectors.Model, cancellationToken);
        var loaded = _loaded;
        if (generation is null)
        {
            return [];
        }

        if (loaded?.Space.Generation != generation)
        {
            var space = await VectorTables.ReadAsync(db, LatentVectors.Model, cancellationToken);
            loaded = space?.Data is { } data ? new Loaded(space, SpaceBytes.Space(data)) : null;
            _loaded = loaded;
        }

        return loaded is null ? [] : loaded.Space.Nearest(loaded.Words.Place(question), most);
    }

    private sealed record Loaded(VectorSpace Space, LatentSpace Words);
}
