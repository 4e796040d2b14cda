using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Portal.Demo.Machine;
using Portal.Demo.Socket;

namespace Portal.Demo.Http;

/// <summary>A server itself: details, usage, power, commands, the socket's token, its name.</summary>
internal sealed class ServerRoutes(DemoPanel panel, SocketTokens tokens)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, JsonObject Answer)> _usage = new(StringComparer.Ordinal);

    public void Map(PanelRoutes routes)
    {
        routes.Server("GET", "", new PanelRule { InAnyState = true }, Details);
        routes.Server("GET", "/resources", new PanelRule(), Resources);
        routes.Server("POST", "/power", new PanelRule { PermissionOf = PowerPermission, AsksNode = true }, Power);
        routes.Node("POST", "/command", "control.console", Command);
        routes.Server("GET", "/websocket", new PanelRule { Permission = "websocket.connect", IsWebsocket = true }, Websocket);
        routes.Server("POST", "/settings/rename", "settings.rename", Rename);
        routes.Node("POST", "/settings/reinstall", "settings.reinstall", Reinstall);
    }

    private static PanelAnswer Details(PanelCall call)
    {
        var details = ServerJson.Of(call, call.Server, call.Rights);
        details["meta"] = new JsonObject { ["is_server_owner"] = call.IsOwner, ["user_permissions"] = Wire.Strings(call.Rights) };
        return PanelAnswer.Json(details);
    }

    private PanelAnswer Resources(PanelCall call)
    {
        var server = call.Server;
        var now = panel.Clock.GetUtcNow();
        if (_usage.TryGetValue(server.Uuid, out var kept) && kept.Until > now)
        {
            return PanelAnswer.Json(kept.Answer);
        }

        if (NodeFaults.IsDown(call))
        {
            return call.IsPelican
                ? PanelAnswer.Json(Stats("missing", server))
                : throw PanelRefusal.Node(call.Kind, 504, "Could not establish a connection to the machine running this server. Please try again.");
        }

        NodeFaults.Check(call);
        var stats = Stats(server.Power.State, server);
        _usage[server.Uuid] = (now + panel.Options.ResourceCache, stats);
        return PanelAnswer.Json(stats);
    }

    private static JsonObject Stats(string state, DemoServer server) => Wire.Item("stats", new JsonObject
    {
        ["current_state"] = state, ["is_suspended"] = server.IsSuspended, ["resources"] = Usage.Resources(server),
    });

    /// <summary>An unknown signal needs a right nobody but the owner has; Pelican asks only for the socket's.</summary>
    private static string? PowerPermission(PanelCall call) => call.Text("signal") switch
    {
        "start" => "control.start",
        "stop" or "kill" => "control.stop",
        "restart" => "control.restart",
        _ => call.IsPelican ? "websocket.connect" : "__invalid",
    };

    private PanelAnswer Power(PanelCall call)
    {
        var signal = call.Required("signal");
        if (signal is not ("start" or "stop" or "restart" or "kill"))
        {
            throw PanelRefusal.Invalid("signal", "in", "The selected signal is invalid.");
        }

        call.Note($"server:power.{signal}");
        if (panel.Faults.Take(DemoFaultKind.PowerIgnored, "POST", call.Http.Request.Path, call.Server.Uuid) is null)
        {
            call.Server.Power.Send(signal);
        }

        return PanelAnswer.Done;
    }

    private static PanelAnswer Command(PanelCall call)
    {
        var command = call.Required("command");
        if (call.Server.Power.State == "offline")
        {
            throw call.IsPelican
                ? PanelRefusal.Wings(call.Kind, 502, "Cannot send commands to a stopped server instance.")
                : new PanelRefusal(502, "HttpException", "Server must be online in order to send commands.");
        }

        call.Note("server:console.command", new JsonObject { ["command"] = command });
        call.Server.Commands.Type(command);
        return PanelAnswer.Done;
    }

    private PanelAnswer Websocket(PanelCall call) => PanelAnswer.Json(new JsonObject
    {
        ["data"] = new JsonObject
        {
            ["token"] = tokens.Issue(call.Person, call.Server, call.Rights),
            ["socket"] = $"ws://{panel.Url.Authority}/api/servers/{call.Server.Uuid}/ws",
        },
    });

    private static PanelAnswer Rename(PanelCall call)
    {
        call.Server.Name = call.Required("name");
        call.Server.Description = call.Text("description") ?? call.Server.Description;
        call.Note("server:settings.rename");
        return PanelAnswer.Done;
    }

    private static PanelAnswer Reinstall(PanelCall call)
    {
        call.Server.Status = "installing";
        call.Server.Feed.Publish(new ServerEvent("install started", [""]));
        call.Note("server:reinstall");
        _ = FinishAsync(call.Server);
        return PanelAnswer.Accepted;
    }

    private static async Task FinishAsync(DemoServer server)
    {
        await server.Time.Wait(TimeSpan.FromSeconds(12), CancellationToken.None);
        server.Status = null;
        server.Feed.Publish(new ServerEvent("install completed", [""]));
    }
}
