using System.Net.WebSockets;
using System.Threading.Channels;
using Portal.Domain.Panel;

namespace Portal.Integrations.Panel;

/// <summary>One connection to a node. Reads into a queue, so that waiting for a time and for a message go together.</summary>
internal sealed class ConsoleSocket : IAsyncDisposable
{
    private const int LargestMessage = 1024 * 1024;
    private readonly ClientWebSocket _socket;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<ConsoleFrame> _frames = Channel.CreateBounded<ConsoleFrame>(2000);
    private readonly Task _reading;

    private ConsoleSocket(ClientWebSocket socket, TimeProvider clock)
    {
        (_socket, _clock) = (socket, clock);
        _reading = ReadAllAsync(_stop.Token);
    }

    /// <summary>Connects with the panel's origin, which nodes ask for.</summary>
    public static async Task<ConsoleSocket> ConnectAsync(
        Uri address, string origin, HttpMessageInvoker invoker, TimeProvider clock, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(20); // nodes do not ping, proxies cut what is silent
        socket.Options.CollectHttpResponseDetails = true;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(address, invoker, both.Token);
            return new ConsoleSocket(socket, clock);
        }
        catch (Exception failed) when (failed is WebSocketException or HttpRequestException || (failed is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var problem = (int)socket.HttpStatusCode is 0
                ? new PanelProblem(PanelProblemKind.NodeOffline, "The machine this server runs on cannot be reached for the live console.")
                : new PanelProblem(PanelProblemKind.Failed, "The machine this server runs on refused the live console.", Status: (int)socket.HttpStatusCode);
            socket.Dispose();
            throw new PanelProblemException(problem, failed);
        }
    }

    /// <summary>The code the node closed with, once it has.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    public Task SendAsync(string name, string? argument, CancellationToken cancellationToken) =>
        _socket.SendAsync(
            new ConsoleFrame(name, argument is null ? [] : [argument]).Write(), WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, cancellationToken)
            .AsTask();

    /// <summary>The next message, or null when none came by then. Throws <see cref="ChannelClosedException"/> when the connection is over.</summary>
    public async Task<ConsoleFrame?> NextAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (_frames.Reader.TryRead(out var ready))
        {
            return ready;
        }

        var wait = until - _clock.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            return null;
        }

        using var limit = new CancellationTokenSource(wait, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await _frames.Reader.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State is WebSocketState.Open)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1), TimeProvider.System);
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _stop.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await ReadAsync(cancellationToken) is { } message)
            {
                if (ConsoleFrame.Read(message) is { } frame)
                {
                    await _frames.Writer.WriteAsync(frame, cancellationToken);
                }
            }
        }
        catch (Exception failed) when (failed is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The queue's end says it.
        }
        finally
        {
            _frames.Writer.TryComplete();
        }
    }

    // A line may be 64 KiB and come in pieces.
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType is WebSocketMessageType.Close || message.Length + part.Count > LargestMessage)
            {
                return null;
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return message.ToArray();
            }
        }
    }
}
