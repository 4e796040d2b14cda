using System.Text.Json.Nodes;
using Portal.Demo.Machine;

namespace Portal.Demo.Http;

/// <summary>A server as the client API shows it.</summary>
internal static class ServerJson
{
    public static JsonObject Of(PanelCall call, DemoServer server, IReadOnlyList<string> rights)
    {
        var plan = server.Plan;
        var attributes = new JsonObject
        {
            ["server_owner"] = plan.OwnerEmail == call.Person.Email,
            ["identifier"] = server.Identifier,
            ["internal_id"] = server.InternalId,
            ["uuid"] = server.Uuid,
            ["name"] = server.Name,
            ["node"] = plan.Node,
            ["is_node_under_maintenance"] = server.IsNodeUnderMaintenance,
            ["sftp_details"] = new JsonObject { ["ip"] = $"{plan.Node}.demo.example", ["port"] = 2022 },
            ["description"] = server.Description,
            ["limits"] = Limits(call, plan),
            ["invocation"] = server.Invocation(),
            ["docker_image"] = server.DockerImage,
            ["egg_features"] = Wire.Strings(plan.Egg.Features),
            ["feature_limits"] = new JsonObject { ["databases"] = 1, ["allocations"] = 2, ["backups"] = server.Backups.Limit },
            ["status"] = server.IsSuspended ? "suspended" : server.Status,
            ["is_suspended"] = server.IsSuspended,
            ["is_installing"] = server.Status is "installing" or "install_failed",
            ["is_transferring"] = server.IsTransferring,
            ["relationships"] = Relationships(call, server, rights),
        };
        if (call.IsPelican)
        {
            attributes["sftp_details"]!["alias"] = null;
        }

        return Wire.Item("server", attributes);
    }

    public static JsonObject Allocation(DemoServer server, int port, bool withNotes) => Wire.Item("allocation", new JsonObject
    {
        ["id"] = port, ["ip"] = "203.0.113.7", ["ip_alias"] = null, ["port"] = port,
        ["notes"] = withNotes && port != server.Plan.Port ? "spare" : null, ["is_default"] = port == server.Plan.Port,
    });

    public static JsonObject Variable(DemoServer server, EggVariable variable)
    {
        var value = server.Variable(variable.Key);
        return Wire.Item("egg_variable", new JsonObject
        {
            ["name"] = variable.Name, ["description"] = variable.Description, ["env_variable"] = variable.Key, ["default_value"] = variable.Default,
            ["server_value"] = value == variable.Default ? null : value, ["is_editable"] = variable.IsEditable, ["rules"] = variable.Rules,
        });
    }

    public static JsonObject Subuser(DemoPerson person, IReadOnlyList<string> rights, DateTimeOffset at) => Wire.Item("server_subuser", new JsonObject
    {
        ["uuid"] = person.Uuid, ["username"] = person.Username, ["email"] = person.Email, ["image"] = "https://gravatar.com/avatar/0", ["2fa_enabled"] = false,
        ["created_at"] = Wire.Time(at), ["permissions"] = Wire.Strings(rights),
    });

    public static IEnumerable<JsonObject> Subusers(PanelCall call, DemoServer server) =>
        from subuser in server.Plan.Subusers
        join person in call.Panel.Accounts on subuser.Key equals person.Email
        select Subuser(person, subuser.Value, server.Time.Now - TimeSpan.FromDays(30));

    private static JsonObject Limits(PanelCall call, ServerPlan plan)
    {
        var limits = new JsonObject
        {
            ["memory"] = plan.MemoryMb, ["swap"] = 0, ["disk"] = plan.DiskMb, ["io"] = 500, ["cpu"] = plan.CpuPercent, ["threads"] = null, ["oom_disabled"] = false,
        };
        if (call.IsPelican)
        {
            limits["oom_killer"] = true;
        }

        return limits;
    }

    private static JsonObject Relationships(PanelCall call, DemoServer server, IReadOnlyList<string> rights)
    {
        bool May(string permission) => rights.Contains("*") || rights.Contains(permission);
        var ports = May("allocation.read") ? [server.Plan.Port, .. server.Plan.OtherPorts] : (IReadOnlyList<int>)[server.Plan.Port];
        var shown = server.Plan.Egg.Variables.Where(variable => variable.IsViewable);
        var all = new JsonObject
        {
            ["allocations"] = Wire.List(ports.Select(port => Allocation(server, port, May("allocation.read")))),
            ["variables"] = May("startup.read") ? Wire.List(shown.Select(variable => Variable(server, variable))) : Wire.Null(),
        };
        if (call.Includes("egg"))
        {
            all["egg"] = Wire.Item("egg", new JsonObject { ["uuid"] = server.Plan.Egg.Uuid, ["name"] = server.Plan.Egg.Name });
        }

        if (call.Includes("subusers"))
        {
            all["subusers"] = May("user.read") ? Wire.List(Subusers(call, server)) : Wire.Null();
        }

        return all;
    }
}
