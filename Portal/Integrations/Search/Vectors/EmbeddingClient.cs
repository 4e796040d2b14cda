using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.ModelRouting;

namespace Portal.Integrations.Search.Vectors;

/// <summary>Asks an OpenAI-compatible server for the places of texts (<c>POST embeddings</c>).</summary>
internal sealed class EmbeddingClient(HttpClient http, ModelTierOptions tier)
{
    /// <summary>Where texts stand, each of length 1, in their order. Throws what an unreachable or odd server brings.</summary>
    public async Task<IReadOnlyList<float[]>> PlaceAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(tier.FirstTokenSeconds));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{tier.Endpoint!.TrimEnd('/')}/embeddings")
        {
            Content = JsonContent.Create(new JsonObject
            {
                ["model"] = tier.Model, ["input"] = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]), ["encoding_format"] = "float",
            }),
        };
        if (!string.IsNullOrWhiteSpace(tier.ApiKey))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tier.ApiKey);
        }

        using var response = await http.SendAsync(request, patience.Token);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<Answer>(JsonSerializerOptions.Web, patience.Token);
        var places = answer?.Data?.OrderBy(item => item.Index).Select(item => item.Embedding).ToList() ?? [];
        return places.Count == texts.Count && places.All(place => place is { Length: > 0 } && place.Length == places[0].Length)
            ? [.. places.Select(Normalised)]
            : throw new InvalidDataException("The embeddings do not fit the texts.");
    }

    private static float[] Normalised(float[] place)
    {
        var length = System.Numerics.Tensors.TensorPrimitives.Norm<float>(place);
        System.Numerics.Tensors.TensorPrimitives.Multiply(place, length > 0 ? 1 / length : 0, place);
        return place;
    }

    private sealed record Answer(List<Item>? Data);

    private sealed record Item(int Index, float[] Embedding);
}
