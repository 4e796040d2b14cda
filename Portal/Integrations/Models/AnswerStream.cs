using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Portal.Domain.ModelRouting;

namespace Portal.Integrations.Models;

/// <summary>
/// Turns the payloads of a stream into updates: text as it comes; tool calls once the stream is whole. A stream that was cut, or that was
/// ended by its length in the middle of a call, is a failure, and nothing of it is run (contracts B3, rules 4 to 8).
/// </summary>
internal sealed class AnswerStream
{
    private readonly ToolCallCollector _calls = new();
    private readonly ThinkingFilter _thinking = new();
    private string? _finish;
    private bool _done;
    private UsageDetails? _usage;

    /// <summary>Reads to the end.</summary>
    /// <exception cref="ModelProblemException">The server reported an error, or the stream was cut.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> ReadAsync(
        IAsyncEnumerable<string> payloads, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var payload in payloads.WithCancellation(cancellationToken))
        {
            if (payload == SseLines.End)
            {
                _done = true;
                break;
            }

            var text = Take(payload);
            if (text.Length > 0)
            {
                yield return new ChatResponseUpdate(ChatRole.Assistant, text);
            }
        }

        foreach (var update in Finish())
        {
            yield return update;
        }
    }

    private string Take(string payload)
    {
        using var document = JsonDocument.Parse(payload);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        if (root.TryGetProperty("error", out var error) && error.ValueKind is not JsonValueKind.Null)
        {
            throw ModelErrors.FromBody(error);
        }

        ReadUsage(root);
        return root.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0
            ? TakeChoice(choices[0])
            : "";
    }

    private string TakeChoice(JsonElement choice)
    {
        if (choice.TryGetProperty("finish_reason", out var finish) && finish.ValueKind == JsonValueKind.String && finish.GetString() is { Length: > 0 } reason)
        {
            _finish = reason;
        }

        if (!choice.TryGetProperty("delta", out var delta) || delta.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        if (delta.TryGetProperty("tool_calls", out var calls))
        {
            _calls.Add(calls);
        }

        return delta.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String
            ? _thinking.Pass(content.GetString()!)
            : "";
    }

    private IEnumerable<ChatResponseUpdate> Finish()
    {
        var rest = _thinking.Finish();
        if (rest.Length > 0)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, rest);
        }

        if (_usage is not null)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(_usage)]);
        }

        if (_finish is null && !_done)
        {
            throw new ModelProblemException("the stream was cut before its end");
        }

        if (_finish == "length" && _calls.Any)
        {
            throw new ModelProblemException("the answer was cut in the middle of a tool call");
        }

        if (_calls.Any)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, [.. _calls.Finish()]);
        }
    }

    private void ReadUsage(JsonElement root)
    {
        if (!root.TryGetProperty("usage", out var usage) || usage.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        _usage = new UsageDetails { InputTokenCount = Number(usage, "prompt_tokens"), OutputTokenCount = Number(usage, "completion_tokens") };
    }

    private static long? Number(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
