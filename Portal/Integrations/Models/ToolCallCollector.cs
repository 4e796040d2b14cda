using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Portal.Integrations.Models;

/// <summary>Puts tool calls together from their pieces, whatever the server leaves out or repeats (contracts B3, rules 1 to 3).</summary>
internal sealed class ToolCallCollector
{
    private readonly List<Call> _calls = [];

    /// <summary>Whether any call began.</summary>
    public bool Any => _calls.Count > 0;

    /// <summary>Takes the <c>tool_calls</c> of one delta.</summary>
    public void Add(JsonElement pieces)
    {
        if (pieces.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var position = 0;
        foreach (var piece in pieces.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object))
        {
            Add(piece, position++);
        }
    }

    /// <summary>The calls. One whose arguments are not one JSON object has an exception and must not be run.</summary>
    public IEnumerable<FunctionCallContent> Finish() => _calls.Where(c => c.Name.Length > 0).Select(Finish);

    private void Add(JsonElement piece, int position)
    {
        var index = piece.TryGetProperty("index", out var i) && i.TryGetInt32(out var number) ? number : (int?)null;
        var id = Text(piece, "id");
        var function = piece.TryGetProperty("function", out var f) && f.ValueKind == JsonValueKind.Object ? f : default;
        var name = function.ValueKind == JsonValueKind.Object ? Text(function, "name") : "";
        var call = Find(index, id, name, position);
        call.Id = call.Id.Length > 0 ? call.Id : id;
        call.Name = call.Name.Length > 0 ? call.Name : name;
        if (function.ValueKind == JsonValueKind.Object && function.TryGetProperty("arguments", out var arguments))
        {
            call.Arguments.Append(arguments.ValueKind switch
            {
                JsonValueKind.String => arguments.GetString(),
                JsonValueKind.Object => arguments.GetRawText(),
                _ => "",
            });
        }
    }

    private Call Find(int? index, string id, string name, int position)
    {
        var known = index is not null
            ? _calls.FindLast(c => c.Index == index)
            : id.Length > 0 ? _calls.Find(c => c.Id == id) : _calls.ElementAtOrDefault(position);
        var another = known is not null
            && ((id.Length > 0 && known.Id.Length > 0 && id != known.Id) || (name.Length > 0 && known.Name.Length > 0 && known.IsWhole));
        if (known is null || another)
        {
            known = new Call { Index = index };
            _calls.Add(known);
        }

        return known;
    }

    private static FunctionCallContent Finish(Call call)
    {
        var id = call.Id.Length > 0 ? call.Id : $"call_{Guid.NewGuid():N}";
        var text = call.Arguments.ToString().Trim();
        try
        {
            var arguments = text is "" or "null" ? [] : JsonSerializer.Deserialize<Dictionary<string, object?>>(text)!;
            return new FunctionCallContent(id, call.Name, arguments);
        }
        catch (JsonException cut)
        {
            return new FunctionCallContent(id, call.Name) { Exception = new FormatException("The arguments are not one JSON object.", cut) };
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private sealed class Call
    {
        public int? Index { get; init; }

        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();

        /// <summary>Whether the arguments so far are a whole JSON object, so that a new name begins another call.</summary>
        public bool IsWhole
        {
            get
            {
                try
                {
                    using var parsed = JsonDocument.Parse(Arguments.ToString());
                    return parsed.RootElement.ValueKind == JsonValueKind.Object;
                }
                catch (JsonException)
                {
                    return false;
                }
            }
        }
    }
}
