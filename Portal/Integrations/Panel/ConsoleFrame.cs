using System.Text.Json;

namespace Portal.Integrations.Panel;

/// <summary>A message on the node's socket: an event and its texts.</summary>
internal sealed record ConsoleFrame(string Event, IReadOnlyList<string> Args)
{
    public string First => Args.Count > 0 ? Args[0] : "";

    /// <summary>Reads a message; null when it is none.</summary>
    public static ConsoleFrame? Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            return document.RootElement.Text("event") is { } name
                ? new ConsoleFrame(name, [.. document.RootElement.List("args").Select(a => a.ValueKind is JsonValueKind.String ? a.GetString()! : a.GetRawText())])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(
        Args.Count == 0 ? new Dictionary<string, object> { ["event"] = Event } : new Dictionary<string, object> { ["event"] = Event, ["args"] = Args });
}
