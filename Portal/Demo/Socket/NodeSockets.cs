using System.Collections.Concurrent;
using System.Net.WebSockets;

namespace Portal.Demo.Socket;

/// <summary>The node's door for websockets: who may come in, how many.</summary>
internal sealed class NodeSockets(DemoPanel panel, SocketTokens tokens)
{
    private const int MostSockets = 30;
    private const int SuspendedCode = 4409;

    private readonly ConcurrentDictionary<Guid, (string Uuid, CancellationTokenSource End)> _open = new();

    public void Map(IEndpointRouteBuilder app) => app.MapGet("/api/servers/{uuid}/ws", (RequestDelegate)ServeAsync);

    /// <summary>Cuts the sockets of a server, or all of them.</summary>
    public void Drop(string? uuid)
    {
        foreach (var (_, (server, end)) in _open)
        {
            if (uuid is null || server == uuid)
            {
                end.Cancel();
            }
        }
    }

    private async Task ServeAsync(HttpContext http)
    {
        panel.Requests.Add(new DemoRequest("GET", http.Request.Path, null, panel.Clock.GetUtcNow()));
        var server = panel.World.Find((string)http.Request.RouteValues["uuid"]!);
        var refusal = Refusal(http, server?.Uuid);
        if (refusal is not null || server is null)
        {
            http.Response.StatusCode = refusal ?? StatusCodes.Status404NotFound;
            return;
        }

        var id = Guid.NewGuid();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        _open[id] = (server.Uuid, end);
        try
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            if (server.IsSuspended)
            {
                await socket.CloseAsync((WebSocketCloseStatus)SuspendedCode, "server is suspended", end.Token);
                return;
            }

            await new NodeSocket(panel, tokens, server, socket).RunAsync(end.Token);
            if (end.IsCancellationRequested)
            {
                http.Abort();
            }
        }
        finally
        {
            _open.TryRemove(id, out _);
        }
    }

    /// <summary>The status that refuses the upgrade, or null.</summary>
    private int? Refusal(HttpContext http, string? uuid)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return StatusCodes.Status400BadRequest;
        }

        if (uuid is not null && panel.Faults.Take(DemoFaultKind.NodeDown, "GET", http.Request.Path, uuid) is not null)
        {
            return StatusCodes.Status502BadGateway;
        }

        if (origin != panel.Address && !panel.Options.AllowedOrigins.Contains(origin))
        {
            return StatusCodes.Status403Forbidden;
        }

        return _open.Values.Count(socket => socket.Uuid == uuid) >= MostSockets ? StatusCodes.Status400BadRequest : null;
    }
}
