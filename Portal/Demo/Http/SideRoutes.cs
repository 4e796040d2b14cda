using System.Text.Json.Nodes;
using Portal.Demo.Machine;

namespace Portal.Demo.Http;

/// <summary>What hangs beside a server: schedules, databases, ports, co-managers, activity.</summary>
internal static class SideRoutes
{
    public static void Map(PanelRoutes routes)
    {
        routes.Server("GET", "/schedules", "schedule.read", call => PanelAnswer.Json(Wire.List([Schedule(call)])));
        routes.Server("POST", "/schedules/{schedule}/execute", "schedule.update", call => call.Value("schedule") == $"{call.Server.InternalId}" ? Execute(call) : throw PanelRefusal.NotHere());
        routes.Server("GET", "/databases", "database.read", Databases);
        routes.Server("GET", "/network/allocations", "allocation.read", Allocations);
        routes.Server("GET", "/users", "user.read", call => PanelAnswer.Json(Wire.List(ServerJson.Subusers(call, call.Server))));
        routes.Server("GET", "/activity", "activity.read", Activity);
    }

    private static PanelAnswer Execute(PanelCall call)
    {
        call.Note("server:schedule.execute", new JsonObject { ["name"] = "Nightly restart" });
        call.Server.Power.Send("restart");
        return PanelAnswer.Accepted;
    }

    private static JsonObject Schedule(PanelCall call)
    {
        var task = new JsonObject
        {
            ["id"] = call.Server.InternalId, ["sequence_id"] = 1, ["action"] = "power", ["payload"] = "restart", ["time_offset"] = 0, ["is_queued"] = false,
            ["continue_on_failure"] = false,
        };
        var midnight = new DateTimeOffset(call.Server.Time.Now.UtcDateTime.Date, TimeSpan.Zero);
        return Wire.Item("server_schedule", new JsonObject
        {
            ["id"] = call.Server.InternalId, ["name"] = "Nightly restart",
            ["cron"] = new JsonObject { ["day_of_week"] = "*", ["day_of_month"] = "*", ["month"] = "*", ["hour"] = "4", ["minute"] = "0" },
            ["is_active"] = false, ["is_processing"] = false, ["only_when_online"] = true,
            ["last_run_at"] = null, ["next_run_at"] = Wire.Time(midnight.AddHours(28)),
            ["created_at"] = Wire.Time(midnight.AddDays(-40)), ["updated_at"] = Wire.Time(midnight.AddDays(-3)),
            ["relationships"] = new JsonObject { ["tasks"] = Wire.List([Wire.Item("schedule_task", task)]) },
        });
    }

    private static PanelAnswer Databases(PanelCall call)
    {
        JsonNode id = call.IsPelican ? call.Server.InternalId : $"bEY4{call.Server.InternalId}yAD5";
        var database = new JsonObject
        {
            ["id"] = id, ["host"] = new JsonObject { ["address"] = "db.demo.example", ["port"] = 3306 }, ["name"] = $"s{call.Server.InternalId}_plugins",
            ["username"] = $"u{call.Server.InternalId}_demo", ["connections_from"] = "%", ["max_connections"] = null,
        };
        if (call.Includes("password") && call.May(call.IsPelican ? "database.view-password" : "database.view_password"))
        {
            database["relationships"] = new JsonObject { ["password"] = Wire.Item("database_password", new JsonObject { ["password"] = "demo-database-secret" }) };
        }

        return PanelAnswer.Json(Wire.List([Wire.Item("server_database", database)]));
    }

    private static PanelAnswer Allocations(PanelCall call) =>
        PanelAnswer.Json(Wire.List(call.Server.Plan.OtherPorts.Prepend(call.Server.Plan.Port).Select(port => ServerJson.Allocation(call.Server, port, true))));

    private static PanelAnswer Activity(PanelCall call)
    {
        var wanted = call.Query("filter[event]");
        var lines = call.Server.Activity.Lines.Where(line => call.IsPelican || !line.OnlyPelican).Where(line => AccountRoutes.Contains(wanted, line.Event));
        var sorted = call.Query("sort") == "timestamp" ? lines.OrderBy(line => line.At) : lines.OrderByDescending(line => line.At);
        return PanelAnswer.Json(Wire.Page(call, sorted.ToList(), 25, 100, line => Line(call, line)));
    }

    private static JsonObject Line(PanelCall call, Activity line)
    {
        var attributes = new JsonObject
        {
            ["id"] = $"{call.Server.InternalId:x8}{line.Id:x8}", ["batch"] = null, ["event"] = line.Event, ["is_api"] = line.IsApi,
            ["ip"] = line.Actor == call.Person.Email ? "127.0.0.1" : null, ["description"] = null, ["properties"] = line.Properties.DeepClone(),
            ["has_additional_metadata"] = line.Properties.Count > 0, ["timestamp"] = Wire.Time(line.At),
        };
        if (call.IsPelican)
        {
            attributes.Remove("batch");
        }

        if (call.Includes("actor") && call.Panel.Accounts.FirstOrDefault(person => person.Email == line.Actor) is { } actor)
        {
            var shown = new JsonObject { ["uuid"] = actor.Uuid, ["username"] = actor.Username, ["email"] = actor.Email };
            attributes["relationships"] = new JsonObject { ["actor"] = Wire.Item("user", shown) };
        }

        return Wire.Item("activity_log", attributes);
    }
}
