using System.Text.Json.Nodes;
using Portal.Demo.Machine;

namespace Portal.Demo.Http;

/// <summary>The list of servers, the account, the names of permissions.</summary>
internal static class AccountRoutes
{
    private static readonly Dictionary<string, string[]> Permissions = new()
    {
        ["websocket"] = ["connect"],
        ["control"] = ["console", "start", "stop", "restart"],
        ["user"] = ["create", "read", "update", "delete"],
        ["file"] = ["create", "read", "read-content", "update", "delete", "archive", "sftp"],
        ["backup"] = ["create", "read", "delete", "download", "restore"],
        ["allocation"] = ["read", "create", "update", "delete"],
        ["startup"] = ["read", "update", "docker-image"],
        ["database"] = ["create", "read", "update", "delete", "view_password"],
        ["schedule"] = ["create", "read", "update", "delete"],
        ["settings"] = ["rename", "reinstall"],
        ["activity"] = ["read"],
    };

    public static void Map(PanelRoutes routes)
    {
        routes.Account("GET", "", List);
        routes.Account("GET", "/account", Account);
        routes.Account("GET", "/permissions", _ => PanelAnswer.Json(Wire.Item("system_permissions", new JsonObject { ["permissions"] = Names() })));
    }

    private static JsonObject Names()
    {
        var all = new JsonObject();
        foreach (var (group, keys) in Permissions)
        {
            var named = keys.Select(key => KeyValuePair.Create(key, (JsonNode?)$"Allows a user to {key} ({group})."));
            all[group] = new JsonObject { ["description"] = $"Permissions that control {group}.", ["keys"] = new JsonObject(named) };
        }

        return all;
    }

    private static PanelAnswer Account(PanelCall call)
    {
        var person = call.Person;
        var names = person.Name.Split(' ', 2);
        var attributes = call.IsPelican
            ? new JsonObject
            {
                ["uuid"] = person.Uuid, ["username"] = person.Username, ["email"] = person.Email, ["language"] = "en",
                ["admin"] = person.IsAdmin, ["root_admin"] = person.IsAdmin, ["2fa_enabled"] = false,
            }
            : new JsonObject
            {
                ["id"] = person.Id, ["admin"] = person.IsAdmin, ["username"] = person.Username, ["email"] = person.Email,
                ["first_name"] = names[0], ["last_name"] = names[^1], ["language"] = "en",
            };
        return PanelAnswer.Json(Wire.Item("user", attributes));
    }

    private static PanelAnswer List(PanelCall call)
    {
        RefuseUnknownFilters(call);
        var servers = call.Panel.World.Servers.Where(server => Matches(call, server)).Where(server => IsOf(call, server)).ToList();
        return PanelAnswer.Json(Wire.Page(call, servers, 50, 100, server => ServerJson.Of(call, server, RightsOf(call, server))));
    }

    private static bool IsOf(PanelCall call, DemoServer server)
    {
        var owns = server.Plan.OwnerEmail == call.Person.Email;
        var shares = server.Plan.Subusers.ContainsKey(call.Person.Email);
        return call.Query("type") switch
        {
            "owner" => owns,
            "admin" => call.Person.IsAdmin && !owns && !shares,
            "admin-all" => call.Person.IsAdmin,
            _ => owns || shares,
        };
    }

    private static IReadOnlyList<string> RightsOf(PanelCall call, DemoServer server) =>
        call.Person.IsAdmin || server.Plan.OwnerEmail == call.Person.Email ? ["*"] : server.Plan.Subusers.GetValueOrDefault(call.Person.Email) ?? [];

    private static void RefuseUnknownFilters(PanelCall call)
    {
        string[] known = ["filter[*]", "filter[uuid]", "filter[name]", "filter[description]", "filter[external_id]"];
        if (call.Http.Request.Query.Keys.FirstOrDefault(key => key.StartsWith("filter[", StringComparison.Ordinal) && !known.Contains(key)) is { } unknown)
        {
            throw PanelRefusal.Display("InvalidFilterQuery", $"Requested filter(s) `{unknown[7..^1]}` are not allowed.");
        }
    }

    private static bool Matches(PanelCall call, DemoServer server) =>
        Contains(call.Query("filter[name]"), server.Name) && Contains(call.Query("filter[uuid]"), server.Uuid)
        && Contains(call.Query("filter[description]"), server.Description) && Contains(call.Query("filter[external_id]"), "")
        && MatchesAnything(call.Query("filter[*]"), server);

    private static bool MatchesAnything(string wanted, DemoServer server) =>
        wanted.Length == 0 || Contains(wanted, server.Name) || server.Uuid.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)
        || $"203.0.113.7:{server.Plan.Port}".EndsWith(wanted, StringComparison.Ordinal) || wanted == "203.0.113.7";

    /// <summary>A named filter: contains, any case, a comma means or.</summary>
    internal static bool Contains(string wanted, string text) =>
        wanted.Length == 0 || wanted.Split(',').Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
}
