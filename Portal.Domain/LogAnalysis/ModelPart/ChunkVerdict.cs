using System.Text.Json;

namespace Portal.Domain.LogAnalysis.ModelPart;

/// <summary>What a model made of a chunk (L4).</summary>
/// <param name="Lines">The line numbers it rests on.</param>
public sealed record ChunkVerdict(string Issue, Severity Severity, string Cause, string Action, double Confidence, IReadOnlyList<int> Lines)
{
    /// <summary>Reads a reply. Null with <paramref name="wellFormed"/> true: nothing was found. Null with false: it is not the JSON that was asked for.</summary>
    public static ChunkVerdict? Read(string reply, out bool wellFormed)
    {
        wellFormed = false;
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(Inner(reply));
            wellFormed = json.ValueKind is JsonValueKind.Null or JsonValueKind.Object;
            return json.ValueKind == JsonValueKind.Object ? From(json, ref wellFormed) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ChunkVerdict? From(JsonElement json, ref bool wellFormed)
    {
        wellFormed = Text(json, "issue") is { Length: > 0 } && Enum.TryParse<Severity>(Text(json, "severity"), ignoreCase: true, out _)
            && json.TryGetProperty("confidence", out var belief) && belief.ValueKind == JsonValueKind.Number;
        if (!wellFormed)
        {
            return null;
        }

        var lines = json.TryGetProperty("lines", out var at) && at.ValueKind == JsonValueKind.Array
            ? at.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.Number && n.TryGetInt32(out _)).Select(n => n.GetInt32()).ToList()
            : [];
        return new ChunkVerdict(
            Cut(Text(json, "issue")!), Enum.Parse<Severity>(Text(json, "severity")!, ignoreCase: true), Cut(Text(json, "cause") ?? ""), Cut(Text(json, "action") ?? ""),
            Math.Clamp(json.GetProperty("confidence").GetDouble(), 0, 1), lines);
    }

    // Models like to put a fence round JSON, or a sentence before it.
    private static string Inner(string reply)
    {
        var (open, close) = (reply.IndexOf('{', StringComparison.Ordinal), reply.LastIndexOf('}'));
        return open >= 0 && close > open ? reply[open..(close + 1)] : reply.Replace("```", "", StringComparison.Ordinal).Trim();
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Cut(string text) => text.Length <= 300 ? text : text[..300];
}
