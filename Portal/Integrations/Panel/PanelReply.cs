using System.Net;
using System.Text;
using System.Text.Json;

namespace Portal.Integrations.Panel;

/// <summary>An answer of the panel, read to its end (at most 4 MiB).</summary>
internal sealed record PanelReply(HttpStatusCode Status, string? ContentType, byte[] Body, TimeSpan? RetryAfter)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public bool IsRedirect => (int)Status is >= 300 and < 400;

    public bool IsJson => ContentType is { } type && (type.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    public bool IsHtml => ContentType is { } type && type.Contains("html", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first error entry: code, detail and all fields; null when the body is no error of the panel's.</summary>
    public PanelErrorBody? Error { get; } = PanelErrorBody.Read(ContentType, Body);

    /// <summary>The body as text; broken bytes are replaced.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body as JSON. Throws <see cref="JsonException"/> when it is none.</summary>
    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.Clone();
    }
}

/// <summary>What the panel says about a refusal.</summary>
/// <param name="Fields">Field → text, for a validation.</param>
internal sealed record PanelErrorBody(string Code, string Detail, IReadOnlyDictionary<string, string> Fields)
{
    public static PanelErrorBody? Read(string? contentType, byte[] body)
    {
        if (contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true || body.Length == 0)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind is JsonValueKind.Object
                && document.RootElement.TryGetProperty("errors", out var errors) && errors.ValueKind is JsonValueKind.Array && errors.GetArrayLength() > 0
                    ? Read(errors)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PanelErrorBody Read(JsonElement errors)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var error in errors.EnumerateArray())
        {
            if (error.Find("meta")?.Text("source_field") is { } field)
            {
                fields.TryAdd(field, error.Text("detail") ?? "is not valid");
            }
        }

        return new PanelErrorBody(errors[0].Text("code") ?? "", errors[0].Text("detail") ?? "", fields);
    }
}
