using System.Net;
using System.Text.Json;
using Portal.Domain.ModelRouting;

namespace Portal.Integrations.Models;

/// <summary>Refusals of model servers in a few plain words; their own texts may repeat our key and are not passed on.</summary>
internal static class ModelErrors
{
    /// <summary>An error object in a stream or body; some servers send a plain string.</summary>
    public static ModelProblemException FromBody(JsonElement error)
    {
        var code = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("code", out var value) ? $"{value}" : "";
        return code switch
        {
            "insufficient_quota" => new ModelProblemException("its quota is used up", retryable: false),
            "rate_limit_exceeded" => new ModelProblemException("it limits the rate of requests"),
            _ => new ModelProblemException("it reported an error"),
        };
    }

    /// <summary>A refusal before any token.</summary>
    public static async Task<ModelProblemException> FromResponseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new ModelProblemException("it refused the key", retryable: false),
            HttpStatusCode.NotFound => new ModelProblemException("it does not know the model", retryable: false),
            HttpStatusCode.TooManyRequests when body.Contains("insufficient_quota", StringComparison.Ordinal) =>
                new ModelProblemException("its quota is used up", retryable: false),
            HttpStatusCode.TooManyRequests => new ModelProblemException("it limits the rate of requests"),
            var status => new ModelProblemException($"it answered with status {(int)status}", retryable: (int)status >= 500),
        };
    }
}
