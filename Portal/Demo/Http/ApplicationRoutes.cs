using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Demo.Machine;

namespace Portal.Demo.Http;

/// <summary>The Application API as far as a portal maps people and servers with it.</summary>
internal static class ApplicationRoutes
{
    public static void Map(PanelRoutes routes)
    {
        routes.Admin("/users", Users);
        routes.Admin("/users/external/{external}", _ => throw PanelRefusal.Unknown());
        routes.Admin("/users/{user:int}", call => PanelAnswer.Json(User(call, Person(call), call.Includes("servers"))));
        routes.Admin("/servers", Servers);
        routes.Admin("/servers/external/{external}", External);
        routes.Admin("/servers/{server:int}", call => PanelAnswer.Json(Server(call, Numbered(call))));
    }

    private static PanelAnswer Users(PanelCall call)
    {
        var (email, username, uuid) = (call.Query("filter[email]"), call.Query("filter[username]"), call.Query("filter[uuid]"));
        var found = call.Panel.Accounts.OrderBy(person => person.Id).Where(person =>
            AccountRoutes.Contains(email, person.Email) && AccountRoutes.Contains(username, person.Username) && AccountRoutes.Contains(uuid, person.Uuid));
        return PanelAnswer.Json(Wire.Page(call, found.ToList(), 50, 100, person => User(call, person, call.Includes("servers"))));
    }

    private static PanelAnswer Servers(PanelCall call)
    {
        var (uuid, name, brief) = (call.Query("filter[uuid]"), call.Query("filter[name]"), call.Query("filter[uuidShort]"));
        var found = call.Panel.World.Servers.Where(server =>
            AccountRoutes.Contains(uuid, server.Uuid) && AccountRoutes.Contains(name, server.Name) && AccountRoutes.Contains(brief, server.Identifier));
        return PanelAnswer.Json(Wire.Page(call, found.ToList(), 50, 100, server => Server(call, server)));
    }

    /// <summary>The billing system's service number: 1000 and the panel's own.</summary>
    private static PanelAnswer External(PanelCall call) =>
        PanelAnswer.Json(Server(call, call.Panel.World.Servers.FirstOrDefault(server => ExternalId(server) == call.Value("external")) ?? throw PanelRefusal.Unknown()));

    private static string ExternalId(DemoServer server) => (1000 + server.InternalId).ToString(CultureInfo.InvariantCulture);

    private static DemoPerson Person(PanelCall call) =>
        call.Panel.Accounts.FirstOrDefault(person => $"{person.Id}" == call.Value("user")) ?? throw PanelRefusal.Unknown();

    private static DemoServer Numbered(PanelCall call) =>
        call.Panel.World.Servers.FirstOrDefault(server => $"{server.InternalId}" == call.Value("server")) ?? throw PanelRefusal.Unknown();

    private static JsonObject User(PanelCall call, DemoPerson person, bool withServers)
    {
        var names = person.Name.Split(' ', 2);
        var attributes = new JsonObject
        {
            ["id"] = person.Id, ["external_id"] = null, ["uuid"] = person.Uuid, ["username"] = person.Username, ["email"] = person.Email,
            ["first_name"] = names[0], ["last_name"] = names[^1], ["language"] = "en", ["root_admin"] = person.IsAdmin, ["2fa"] = false,
            ["created_at"] = "2024-02-03T09:00:00+00:00", ["updated_at"] = "2026-02-03T09:00:00+00:00",
        };
        if (withServers)
        {
            var owned = call.Panel.World.Servers.Where(server => server.Plan.OwnerEmail == person.Email);
            attributes["relationships"] = new JsonObject { ["servers"] = Wire.List(owned.Select(server => Wire.Item("server", Attributes(call, server)))) };
        }

        return Wire.Item("user", attributes);
    }

    private static JsonObject Server(PanelCall call, DemoServer server)
    {
        var attributes = Attributes(call, server);
        var relationships = new JsonObject();
        if (call.Includes("user") && Owner(call, server) is { } owner)
        {
            relationships["user"] = User(call, owner, false);
        }

        if (call.Includes("subusers"))
        {
            var subusers = call.Panel.Accounts.Where(person => server.Plan.Subusers.ContainsKey(person.Email)).Select(person => Wire.Item("subuser", new JsonObject
            {
                ["id"] = person.Id, ["user_id"] = person.Id, ["server_id"] = server.InternalId, ["permissions"] = Wire.Strings(server.Plan.Subusers[person.Email]),
            }));
            relationships["subusers"] = Wire.List(subusers);
        }

        if (relationships.Count > 0)
        {
            attributes["relationships"] = relationships;
        }

        return Wire.Item("server", attributes);
    }

    private static DemoPerson? Owner(PanelCall call, DemoServer server) =>
        call.Panel.Accounts.FirstOrDefault(person => person.Email == server.Plan.OwnerEmail);

    private static JsonObject Attributes(PanelCall call, DemoServer server) => new()
    {
        ["id"] = server.InternalId, ["external_id"] = ExternalId(server), ["uuid"] = server.Uuid, ["identifier"] = server.Identifier,
        ["name"] = server.Name, ["description"] = server.Description, ["status"] = server.IsSuspended ? "suspended" : server.Status,
        ["suspended"] = server.IsSuspended, ["user"] = Owner(call, server)?.Id, ["node"] = server.Plan.Node == "fra-3" ? 1 : 2,
        ["allocation"] = server.Plan.Port, ["nest"] = 1, ["egg"] = 1,
        ["limits"] = new JsonObject { ["memory"] = server.Plan.MemoryMb, ["swap"] = 0, ["disk"] = server.Plan.DiskMb, ["io"] = 500, ["cpu"] = server.Plan.CpuPercent, ["threads"] = null, ["oom_disabled"] = false },
        ["feature_limits"] = new JsonObject { ["databases"] = 1, ["allocations"] = 2, ["backups"] = server.Backups.Limit },
        ["container"] = new JsonObject
        {
            ["startup_command"] = server.Plan.Egg.Startup, ["image"] = server.DockerImage, ["installed"] = 1,
            ["environment"] = new JsonObject(server.Plan.Egg.Variables.Select(variable => KeyValuePair.Create(variable.Key, (JsonNode?)server.Variable(variable.Key)))),
        },
        ["created_at"] = "2024-03-01T10:00:00+00:00", ["updated_at"] = "2026-03-01T10:00:00+00:00",
    };
}
