using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Portal.Demo.Machine;

/// <summary>Something the node tells everybody who listens to a server.</summary>
/// <param name="Name">The websocket event.</param>
/// <param name="Args">Its arguments; null = none.</param>
/// <param name="Permission">The permission a listener needs, or null.</param>
public sealed record ServerEvent(string Name, IReadOnlyList<string>? Args = null, string? Permission = null)
{
    public static ServerEvent Output(string text) => new("console output", [text]);

    public static ServerEvent Status(string state) => new("status", [state]);

    public static ServerEvent Stats(JsonObject stats) => new("stats", [stats.ToJsonString()]);
}

/// <summary>Passes a server's events on to all its sockets. A slow socket loses its oldest, as on Wings.</summary>
public sealed class ServerFeed
{
    private readonly List<ChannelWriter<ServerEvent>> _listeners = [];
    private readonly Lock _gate = new();

    /// <summary>Whether anybody would hear.</summary>
    public bool HasListeners
    {
        get
        {
            lock (_gate)
            {
                return _listeners.Count > 0;
            }
        }
    }

    /// <summary>Begins to listen; call <see cref="Leave"/> with the channel's writer at the end.</summary>
    public Channel<ServerEvent> Join()
    {
        var channel = Channel.CreateBounded<ServerEvent>(new BoundedChannelOptions(512) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_gate)
        {
            _listeners.Add(channel.Writer);
        }

        return channel;
    }

    public void Leave(Channel<ServerEvent> channel)
    {
        lock (_gate)
        {
            _listeners.Remove(channel.Writer);
        }
    }

    public void Publish(ServerEvent happening)
    {
        lock (_gate)
        {
            foreach (var listener in _listeners)
            {
                listener.TryWrite(happening);
            }
        }
    }
}
