using Portal.Domain.Conversations;

// As if they stood in People, on the lowest floor, and used Conversations above it.
namespace Portal.Tests.Architecture.Domain.People.Planted;

internal sealed class InField
{
    private readonly List<Message> _messages = [];

    public override string ToString() => $"{_messages.Count}";
}

internal sealed class InGenericArgument
{
    public static string Name() => typeof(Dictionary<string, List<Message>>).Name;
}

internal sealed class InAsyncCode
{
    public static async Task<object> MakeAsync()
    {
        await Task.Yield();
        return Array.Empty<Message>();
    }
}
