using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Portal.Integrations.Models;

/// <summary>What we send to an OpenAI-style server.</summary>
internal static class OpenAiWire
{
    /// <summary>The request body for a streamed answer with usage.</summary>
    public static JsonObject Request(string model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var body = new JsonObject
        {
            ["model"] = model,
            ["stream"] = true,
            ["stream_options"] = new JsonObject { ["include_usage"] = true },
            ["temperature"] = options?.Temperature ?? 0,
            ["messages"] = new JsonArray([.. messages.SelectMany(Messages)]),
        };
        if (options?.MaxOutputTokens is { } most)
        {
            body["max_tokens"] = most;
        }

        if (options?.Tools is { Count: > 0 } tools)
        {
            body["tools"] = new JsonArray([.. tools.OfType<AIFunctionDeclaration>().Select(Tool)]);
            body["tool_choice"] = "auto";
        }

        return body;
    }

    private static JsonNode Tool(AIFunctionDeclaration tool) => new JsonObject
    {
        ["type"] = "function",
        ["function"] = new JsonObject
        {
            ["name"] = tool.Name,
            ["description"] = tool.Description,
            ["parameters"] = JsonNode.Parse(tool.JsonSchema.GetRawText()),
        },
    };

    // One of ours may be several of theirs: each tool result is a message of its own.
    private static IEnumerable<JsonNode> Messages(ChatMessage message)
    {
        var results = message.Contents.OfType<FunctionResultContent>().ToList();
        foreach (var result in results)
        {
            yield return new JsonObject { ["role"] = "tool", ["tool_call_id"] = result.CallId, ["content"] = $"{result.Result}" };
        }

        if (results.Count > 0)
        {
            yield break;
        }

        var sent = new JsonObject { ["role"] = message.Role.Value, ["content"] = message.Text };
        var calls = message.Contents.OfType<FunctionCallContent>().Select(Call).ToArray();
        if (calls.Length > 0)
        {
            sent["tool_calls"] = new JsonArray(calls);
        }

        yield return sent;
    }

    private static JsonNode Call(FunctionCallContent call) => new JsonObject
    {
        ["id"] = call.CallId,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>()) },
    };
}
