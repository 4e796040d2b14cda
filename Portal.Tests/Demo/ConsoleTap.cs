using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Tests.Demo;

/// <summary>A websocket to a server's console, read event by event. Waiting ends with the test's own limit.</summary>
internal sealed class ConsoleTap : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private ConsoleTap() => _limit.CancelAfter(TimeSpan.FromSeconds(15));

    public ClientWebSocket Socket => _socket;

    /// <summary>Everything received so far.</summary>
    public List<(string Name, string? Argument)> Seen { get; } = [];

    /// <summary>Opens the socket without signing in.</summary>
    public static async Task<ConsoleTap> ConnectAsync(PanelUser user, string key, string? origin = null)
    {
        var tap = new ConsoleTap();
        tap._socket.Options.SetRequestHeader("Origin", origin ?? user.Panel.Url.GetLeftPart(UriPartial.Authority));
        tap._socket.Options.CollectHttpResponseDetails = true;
        var address = new Uri($"ws://{user.Panel.Url.Authority}/api/servers/{user.Panel.World[key].Uuid}/ws");
        await tap._socket.ConnectAsync(address, tap._limit.Token);
        return tap;
    }

    /// <summary>Opens the socket and signs in.</summary>
    public static async Task<ConsoleTap> OpenAsync(PanelUser user, string key)
    {
        var tap = await ConnectAsync(user, key);
        await tap.SendAsync("auth", await TokenAsync(user, key));
        await tap.UntilAsync("auth success");
        return tap;
    }

    public static async Task<string> TokenAsync(PanelUser user, string key) =>
        (string)(await user.JsonAsync(user.Server(key, "/websocket")))["data"]!["token"]!;

    public Task SendAsync(string name, params string[] args) =>
        SendRawAsync(JsonSerializer.Serialize(args.Length == 0 ? new { @event = name } : (object)new { @event = name, args }));

    public Task SendRawAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, _limit.Token);

    /// <summary>The next event, or null when the other side closed.</summary>
    public async Task<(string Name, string? Argument)?> NextAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[16_384];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, _limit.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        if (part.MessageType is WebSocketMessageType.Close)
        {
            return null;
        }

        var frame = JsonNode.Parse(message.ToArray())!;
        Seen.Add(((string)frame["event"]!, (string?)frame["args"]?[0]));
        return Seen[^1];
    }

    /// <summary>Reads on until this event came, with an argument that contains the text; gives the argument.</summary>
    public async Task<string?> UntilAsync(string name, string contains = "")
    {
        while (await NextAsync() is var (seen, argument))
        {
            if (seen == name && (argument ?? "").Contains(contains, StringComparison.Ordinal))
            {
                return argument;
            }
        }

        throw new InvalidOperationException($"The socket closed before '{name}' with '{contains}'.");
    }

    /// <summary>Reads on until the console printed this.</summary>
    public Task<string?> UntilLineAsync(string contains) => UntilAsync("console output", contains);

    /// <summary>All console text so far.</summary>
    public string Text() => string.Join('\n', Seen.Where(seen => seen.Name == "console output").Select(seen => seen.Argument));

    /// <summary>The states told so far, in order.</summary>
    public IReadOnlyList<string?> States() => [.. Seen.Where(seen => seen.Name == "status").Select(seen => seen.Argument)];

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _limit.Dispose();
        return ValueTask.CompletedTask;
    }
}
