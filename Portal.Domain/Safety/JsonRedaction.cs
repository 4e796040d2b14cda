using System.Text;
using System.Text.Json;

namespace Portal.Domain.Safety;

/// <summary>Redacts the texts inside JSON, value by value, so that a placeholder never breaks it.</summary>
public static class JsonRedaction
{
    /// <summary>The same JSON with every text redacted.</summary>
    public static string Write(JsonElement element, Redaction redaction)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, element, redaction);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>As <see cref="Write(JsonElement, Redaction)"/>, read again.</summary>
    public static JsonElement Redact(JsonElement element, Redaction redaction) => JsonSerializer.Deserialize<JsonElement>(Write(element, redaction));

    private static void Write(Utf8JsonWriter writer, JsonElement element, Redaction redaction)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, redaction);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item, redaction);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(redaction.Redact(element.GetString()!));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
