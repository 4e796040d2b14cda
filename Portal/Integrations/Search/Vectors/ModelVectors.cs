using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.ModelRouting;
using Portal.Domain.Safety;
using Portal.Integrations.Models;

namespace Portal.Integrations.Search.Vectors;

/// <summary>
/// Vectors of the configured embeddings model, one a section; without one, or when it cannot be reached, those learned from the corpus. They
/// are kept with the model's name and length, and made anew when either changes.
/// </summary>
internal sealed partial class ModelVectors(
    IPortalContexts contexts, LatentVectors latent, IHttpClientFactory clients, IOptionsMonitor<ModelOptions> options, ILogger<ModelVectors> logger)
    : IKnowledgeVectors
{
    private const int AtOnce = 32;
    private const int Batch = 100;

    /// <summary>The kind of vectors that questions are compared with.</summary>
    public string Model => options.CurrentValue.Embeddings is { IsConfigured: true } tier ? $"model:{tier.Model}" : LatentVectors.Model;

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (options.CurrentValue.Embeddings is { IsConfigured: true })
        {
            try
            {
                await RefreshAsync(Model, cancellationToken);
                return;
            }
            catch (Exception problem) when (IsPassing(problem, cancellationToken))
            {
                Log.NotReached(logger, problem.GetType().Name);
            }
        }

        await latent.RefreshAsync(cancellationToken);
    }

    /// <summary>Where a question stands, or null when the model cannot say now: the other lists go on without it.</summary>
    public async Task<float[]?> PlaceAsync(string question, CancellationToken cancellationToken)
    {
        try
        {
            return (await Client().PlaceAsync([Redactor.Redact(question)], cancellationToken))[0]; // it leaves the portal (security, D24)
        }
        catch (Exception problem) when (IsPassing(problem, cancellationToken))
        {
            Log.NotReached(logger, problem.GetType().Name);
            return null;
        }
    }

    private EmbeddingClient Client() => new(clients.CreateClient(ModelClients.Name), options.CurrentValue.Embeddings);

    private static bool IsPassing(Exception problem, CancellationToken cancellationToken) => problem is HttpRequestException or InvalidDataException or JsonException
        || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private async Task RefreshAsync(string model, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenContextAsync(null, cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var all = await SectionTexts.DocumentsAsync(db, cancellationToken);
        var placed = await VectorTables.PlacedAsync(db.Database.GetDbConnection(), model, cancellationToken);
        var dimension = (await Client().PlaceAsync(["length"], cancellationToken))[0].Length;
        var isSame = await VectorTables.DimensionAsync(db.Database.GetDbConnection(), model, cancellationToken) == dimension;
        Guid[] changed = [.. all.Where(document => !isSame || placed.GetValueOrDefault(document.Key) != document.Value).Select(document => document.Key)];
        if (changed.Length == 0)
        {
            return;
        }

        var places = new List<DocumentPlaces>();
        foreach (var some in changed.Chunk(Batch))
        {
            var sections = await SectionTexts.OfAsync(db, some, cancellationToken);
            foreach (var document in some)
            {
                var own = new List<float[]>();
                foreach (var texts in sections[document].Chunk(AtOnce))
                {
                    own.AddRange(await Client().PlaceAsync(texts, cancellationToken));
                }

                places.Add(new DocumentPlaces(document, all[document], own));
            }
        }

        await VectorTables.WriteAsync(db, model, dimension, null, places, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The embeddings model did not answer ({Problem}); search goes on without it.")]
        public static partial void NotReached(ILogger logger, string problem);
    }
}
