using System.Text.Json;
using Microsoft.Extensions.AI;
using Portal.Domain.ModelRouting;

namespace Portal.Domain.Assistant.ModelLed;

/// <summary>How far a model-led turn is: the messages so far, and the calls already made.</summary>
internal sealed class LeadState(List<ChatMessage> messages, IReadOnlyList<IAssistantTool> tools)
{
    /// <summary>Tool calls of one turn at most (security, D14).</summary>
    private const int MostCalls = 6;

    private readonly HashSet<string> _made = [];
    private int _broken;
    private bool _repeated;

    public List<ChatMessage> Messages => messages;

    public IList<AITool> Declared { get; } = [.. tools.Select(tool => new DeclaredTool(tool))];

    public ModelTier Tier { get; set; }

    public bool TextShown { get; set; }

    public bool Grounded { get; set; }

    public bool Ended { get; set; }

    /// <summary>Whether tools are offered once more; after a repeated or twice broken call the model must answer with words.</summary>
    public bool MayCall => !_repeated && _broken < 2 && _made.Count < MostCalls;

    /// <summary>Why a call is not run, told to the model; null = run it.</summary>
    public string? Refusal(FunctionCallContent call)
    {
        if (call.Exception is not null)
        {
            _broken++;
            return "Not run: the arguments are not one JSON object. Send them whole.";
        }

        if (tools.All(tool => tool.Name != call.Name))
        {
            _broken++;
            return $"Not run: there is no tool '{call.Name}'.";
        }

        if (_made.Count >= MostCalls)
        {
            return "Not run: this answer has used its tool calls. Answer with what you have.";
        }

        if (!_made.Add($"{call.Name}\n{JsonSerializer.Serialize(call.Arguments)}"))
        {
            _repeated = true;
            return "Not run: this call was made already; its result is above. Answer with what you have.";
        }

        return null;
    }

    public (IAssistantTool Tool, JsonElement Arguments) Begin(FunctionCallContent call) =>
        (tools.First(tool => tool.Name == call.Name), JsonSerializer.SerializeToElement(call.Arguments ?? new Dictionary<string, object?>()));

    public void Said(string text, IReadOnlyList<FunctionCallContent> calls)
    {
        var contents = new List<AIContent>();
        if (text.Length > 0)
        {
            contents.Add(new TextContent(text));
        }

        contents.AddRange(calls);
        messages.Add(new ChatMessage(ChatRole.Assistant, contents));
    }

    /// <summary>Every call gets its answer, also one that was not run: the protocol asks for it.</summary>
    public void Answer(FunctionCallContent call, string result) =>
        messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, result)]));

    /// <summary>The alias a call names, or null.</summary>
    public static string? ServerOf(JsonElement arguments) =>
        arguments.ValueKind == JsonValueKind.Object && arguments.TryGetProperty("server", out var server) ? $"{server}" : null;
}
