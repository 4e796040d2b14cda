using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Domain.Assistant.Tools;

/// <summary>One argument of a tool: a closed list, a bounded text, or yes/no. There are no others (security, D10).</summary>
/// <param name="Values">The closed list, or null for a text or yes/no.</param>
/// <param name="MaxLength">Characters of a text; 0 = yes/no.</param>
public sealed record ToolArgument(string Name, string Description, bool IsRequired, IReadOnlyList<string>? Values = null, int MaxLength = 0)
{
    internal JsonObject ToSchema()
    {
        var schema = new JsonObject { ["type"] = Values is null && MaxLength == 0 ? "boolean" : "string", ["description"] = Description };
        if (Values is not null)
        {
            schema["enum"] = new JsonArray([.. Values.Select(value => JsonValue.Create(value))]);
        }
        else if (MaxLength > 0)
        {
            schema["maxLength"] = MaxLength;
        }

        return schema;
    }
}

/// <summary>The arguments of a tool: makes their JSON schema and holds a call to it.</summary>
public sealed class ToolSchema(params ToolArgument[] arguments)
{
    /// <summary>The schema as a model is told it.</summary>
    public JsonElement Json { get; } = JsonSerializer.SerializeToElement(new JsonObject
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(arguments.Select(a => KeyValuePair.Create(a.Name, (JsonNode?)a.ToSchema()))),
        ["required"] = new JsonArray([.. arguments.Where(a => a.IsRequired).Select(a => JsonValue.Create(a.Name))]),
        ["additionalProperties"] = false,
    });

    /// <summary>Reads a call: the values by name, or why it is no call of this tool.</summary>
    public (IReadOnlyDictionary<string, string> Values, string? Wrong) Read(JsonElement call)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (call.ValueKind is not JsonValueKind.Object)
        {
            return (values, "The arguments are not an object.");
        }

        foreach (var property in call.EnumerateObject())
        {
            if (arguments.FirstOrDefault(a => a.Name == property.Name) is not { } argument)
            {
                return (values, $"There is no argument '{Short(property.Name)}'.");
            }

            if (Value(argument, property.Value) is not { } value || !values.TryAdd(property.Name, value))
            {
                return (values, $"'{argument.Name}' is not one of the values it may have.");
            }
        }

        var missing = arguments.FirstOrDefault(a => a.IsRequired && !values.ContainsKey(a.Name));
        return (values, missing is null ? null : $"'{missing.Name}' is missing.");
    }

    private static string? Value(ToolArgument argument, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False when argument is { Values: null, MaxLength: 0 } => value.GetRawText(),
        JsonValueKind.String when argument.Values is not null => argument.Values.Contains(value.GetString()!) ? value.GetString() : null,
        JsonValueKind.String when argument.MaxLength > 0 && value.GetString()!.Length <= argument.MaxLength => value.GetString(),
        _ => null,
    };

    private static string Short(string text) => text.Length <= 40 ? text : text[..40];
}
