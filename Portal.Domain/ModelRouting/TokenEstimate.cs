using Microsoft.Extensions.AI;

namespace Portal.Domain.ModelRouting;

/// <summary>Tokens where no server counted them: four characters each, a common rule of thumb for English text.</summary>
public static class TokenEstimate
{
    private const int CharactersPerToken = 4;

    /// <summary>Tokens of a text, at least one for any text.</summary>
    public static int Of(string text) => (text.Length + CharactersPerToken - 1) / CharactersPerToken;

    /// <summary>Tokens of a prompt, with a few for each message's frame.</summary>
    public static int Of(IEnumerable<ChatMessage> messages) => messages.Sum(message => 4 + message.Contents.Sum(Of));

    private static int Of(AIContent content) => content switch
    {
        TextContent text => Of(text.Text),
        FunctionCallContent call => Of(call.Name) + (call.Arguments?.Sum(a => Of(a.Key) + Of($"{a.Value}")) ?? 0),
        FunctionResultContent result => Of($"{result.Result}"),
        _ => 0,
    };
}
