using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Portal.Demo.Machine;

namespace Portal.Demo.Socket;

/// <summary>One connection to a server's console, as Wings serves it.</summary>
internal sealed class NodeSocket(DemoPanel panel, SocketTokens tokens, DemoServer server, WebSocket socket)
{
    private const int LongestInbound = 4096;

    private readonly Channel<ServerEvent> _outbound = Channel.CreateUnbounded<ServerEvent>();
    private readonly SocketLimits _limits = new(panel.Clock);
    private SocketGrant? _grant;

    /// <summary>Serves until one side ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var feed = server.Feed.Join();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] parts = [ReceiveAsync(end.Token), SendAsync(end.Token), FollowAsync(feed.Reader, end.Token), WatchTokenAsync(end.Token)];
        await Task.WhenAny(parts);
        await end.CancelAsync();
        server.Feed.Leave(feed);
        await Task.WhenAll(parts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestInbound];
        while (true)
        {
            var length = 0;
            WebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), cancellationToken);
                length += part.Count;
            }
            while (!part.EndOfMessage && length < buffer.Length);

            if (part.MessageType is WebSocketMessageType.Close || !part.EndOfMessage)
            {
                var status = part.EndOfMessage ? WebSocketCloseStatus.NormalClosure : WebSocketCloseStatus.MessageTooBig;
                await socket.CloseOutputAsync(status, null, cancellationToken);
                return;
            }

            Receive(buffer.AsSpan(0, length));
        }
    }

    private void Receive(ReadOnlySpan<byte> message)
    {
        if (Parse(message) is not var (name, argument))
        {
            return;
        }

        if (_limits.Count(name) is { } limited)
        {
            if (limited.Length > 0)
            {
                Send(new ServerEvent("throttled", [limited]));
            }

            return;
        }

        try
        {
            Handle(name, argument);
        }
        catch (TokenRefusal refusal)
        {
            Send(new ServerEvent("jwt error", [$"Error Event [{Guid.NewGuid()}]: {refusal.Message}"]));
        }
    }

    private static (string Name, string? Argument)? Parse(ReadOnlySpan<byte> message)
    {
        try
        {
            var reader = new Utf8JsonReader(message);
            return JsonNode.Parse(ref reader) is JsonObject { } json && json["event"] is { } name
                ? ((string)name!, json["args"] is JsonArray { Count: > 0 } args ? (string?)args[0] : null)
                : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private void Handle(string name, string? argument)
    {
        if (name == "auth")
        {
            Authenticate(argument ?? "");
            return;
        }

        var grant = _grant ?? throw new TokenRefusal("no jwt present");
        tokens.Check(grant);
        switch (name)
        {
            case "send logs" when server.Power.StartedAt is not null:
                server.Console.History.ToList().ForEach(line => Send(ServerEvent.Output(line)));
                break;
            case "send stats":
                Send(ServerEvent.Stats(Usage.Socket(server)));
                break;
            case "set state" when PowerPermission(argument) is { } needed && grant.May(needed):
                Power(argument!);
                break;
            case "send command" when grant.May("control.console"):
                server.Commands.Type(argument ?? "");
                break;
        }
    }

    private void Power(string signal)
    {
        if (panel.Faults.Take(DemoFaultKind.PowerIgnored, "POST", "", server.Uuid) is null)
        {
            server.Power.Send(signal);
        }
    }

    private void Authenticate(string token)
    {
        var isFirst = _grant is null;
        _grant = tokens.Read(token, server);
        Send(new ServerEvent("auth success"));
        if (isFirst)
        {
            Send(ServerEvent.Status(server.Power.State));
            if (server.Power.State == "offline")
            {
                Send(ServerEvent.Stats(Usage.Socket(server)));
            }
        }
    }

    private static string? PowerPermission(string? signal) => signal switch
    {
        "start" => "control.start",
        "stop" or "kill" => "control.stop",
        "restart" => "control.restart",
        _ => null,
    };

    private async Task FollowAsync(ChannelReader<ServerEvent> feed, CancellationToken cancellationToken)
    {
        await foreach (var happening in feed.ReadAllAsync(cancellationToken))
        {
            Offer(happening);
        }
    }

    /// <summary>Passes on what the holder of the token may see; after its end only the news of that.</summary>
    private void Offer(ServerEvent happening)
    {
        if (_grant is not { } grant || (happening.Permission is { } needed && !grant.May(needed)))
        {
            return;
        }

        try
        {
            tokens.Check(grant);
            Send(happening);
        }
        catch (TokenRefusal refusal)
        {
            Send(new ServerEvent("jwt error", [refusal.Message]));
        }
    }

    /// <summary>Wings looks every 30 s and warns in the last 60 s of 600; a shorter life is watched in the same shares.</summary>
    private async Task WatchTokenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(tokens.Life / 20, panel.Clock, cancellationToken);
            if (_grant is { } grant && grant.ExpiresAt - panel.Clock.GetUtcNow() <= tokens.Life / 10)
            {
                Offer(new ServerEvent(grant.ExpiresAt > panel.Clock.GetUtcNow() ? "token expiring" : "token expired"));
            }
        }
    }

    private void Send(ServerEvent happening) => _outbound.Writer.TryWrite(happening);

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await foreach (var happening in _outbound.Reader.ReadAllAsync(cancellationToken))
        {
            var frame = new JsonObject { ["event"] = happening.Name };
            if (happening.Args is { Count: > 0 } args)
            {
                frame["args"] = new JsonArray([.. args.Select(arg => (JsonNode)arg)]);
            }

            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame), WebSocketMessageType.Text, true, cancellationToken);
        }
    }
}
