using System.Text.Json;
using Portal.Domain.Panel;

namespace Portal.Integrations.Panel;

/// <summary>From the panel's JSON to our records. Unknown fields, words and shapes are borne. Pure.</summary>
internal static class ServerShapes
{
    /// <summary>A server from its attributes. Throws panel down when it has no id: then it is no server.</summary>
    public static PanelServer Server(JsonElement server)
    {
        var id = server.Text("uuid") ?? throw new PanelProblemException(PanelRefusals.Down());
        var limits = server.Find("limits") ?? default;
        return new PanelServer(
            id, server.Text("identifier") ?? id, ConsoleText.OneLine(server.Text("name")) is { Length: > 0 } name ? name : id[..Math.Min(8, id.Length)],
            server.Flag("server_owner"), ConsoleText.OneLine(server.Text("node")), Condition(server),
            new ServerLimits(Limit(limits, "memory"), Limit(limits, "disk"), Limit(limits, "cpu")),
            server.Text("docker_image"), server.Text("invocation"), server.Related("egg")?.Find("attributes")?.Text("name"));
    }

    /// <summary>Details with the rights of <c>meta.user_permissions</c>.</summary>
    public static ServerDetails Details(JsonElement answer)
    {
        var attributes = answer.Find("attributes") ?? throw new PanelProblemException(PanelRefusals.Down());
        var rights = (answer.Find("meta") ?? default).List("user_permissions").Select(right => right.GetString() ?? "").ToList();
        var allocations = attributes.Related("allocations")?.Items().ToList() ?? [];
        var main = allocations.Find(a => a.Flag("is_default"));
        var port = main.ValueKind is JsonValueKind.Object && main.Number("port") is { } number ? (int?)number : null;
        var address = main.ValueKind is JsonValueKind.Object ? main.Text("ip_alias") ?? main.Text("ip") : null;
        var others = allocations.Where(a => !a.Flag("is_default")).Select(a => (int?)a.Number("port")).OfType<int>();
        return new ServerDetails(Server(attributes), rights, address, port) { OtherPorts = [.. others] };
    }

    /// <summary>What stands in the way of using the server.</summary>
    public static ServerCondition Condition(JsonElement server) => server.Text("status") switch
    {
        "suspended" => ServerCondition.Suspended,
        _ when server.Flag("is_suspended") => ServerCondition.Suspended,
        _ when server.Flag("is_node_under_maintenance") => ServerCondition.Maintenance,
        _ when server.Flag("is_transferring") => ServerCondition.Transferring,
        "installing" => ServerCondition.Installing,
        "install_failed" => ServerCondition.InstallFailed,
        "reinstall_failed" => ServerCondition.ReinstallFailed,
        "restoring_backup" => ServerCondition.Restoring,
        _ when server.Flag("is_installing") => ServerCondition.Installing,
        null => ServerCondition.Normal,
        _ => ServerCondition.Unknown,
    };

    /// <summary>Usage from <c>/resources</c>, or null when the answer is none.</summary>
    public static ServerUsage? Usage(JsonElement answer)
    {
        if (answer.Find("attributes") is not { } stats || stats.Find("resources") is not { } resources)
        {
            return null;
        }

        return new ServerUsage(
            State(stats.Text("current_state")), resources.Number("cpu_absolute") ?? 0, resources.Count("memory_bytes"),
            resources.Count("disk_bytes"), TimeSpan.FromMilliseconds(Math.Clamp(resources.Number("uptime") ?? 0, 0, 1e12)));
    }

    /// <summary>Usage from the socket's <c>stats</c> string; null when it is none.</summary>
    public static ServerUsage? SocketUsage(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var stats = document.RootElement;
            return new ServerUsage(
                State(stats.Text("state")), stats.Number("cpu_absolute") ?? 0, stats.Count("memory_bytes"), stats.Count("disk_bytes"),
                TimeSpan.FromMilliseconds(Math.Clamp(stats.Number("uptime") ?? 0, 0, 1e12)));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A power state; an unknown word is unknown.</summary>
    public static PowerState State(string? word) => word switch
    {
        "offline" or "stopped" => PowerState.Offline,
        "starting" => PowerState.Starting,
        "running" => PowerState.Running,
        "stopping" => PowerState.Stopping,
        _ => PowerState.Unknown,
    };

    /// <summary>A file or folder.</summary>
    public static PanelFile File(JsonElement file) =>
        new(file.Text("name") ?? "", file.Flag("is_file"), file.Count("size"), file.Time("modified_at"), file.Flag("is_symlink"));

    /// <summary>A backup.</summary>
    public static PanelBackup Backup(JsonElement backup) => new(
        backup.Text("uuid") ?? "", ConsoleText.OneLine(backup.Text("name")), backup.Flag("is_successful"), backup.Count("bytes"),
        backup.Time("created_at") ?? default, backup.Time("completed_at"));

    /// <summary>A start-up variable.</summary>
    public static StartupVariable Variable(JsonElement variable) => new(
        variable.Text("env_variable") ?? "", ConsoleText.OneLine(variable.Text("name")), variable.Text("server_value") ?? variable.Text("default_value") ?? "",
        variable.Flag("is_editable"), variable.Text("rules") ?? "");

    /// <summary>Label → image; some panels send a plain list.</summary>
    public static IReadOnlyDictionary<string, string> Images(JsonElement meta) => meta.Find("docker_images") switch
    {
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().Where(i => i.Value.ValueKind is JsonValueKind.String)
            .ToDictionary(i => i.Name, i => i.Value.GetString()!, StringComparer.Ordinal),
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(i => i.GetString() ?? "").Distinct().ToDictionary(i => i, StringComparer.Ordinal),
        _ => new Dictionary<string, string>(),
    };

    // 0 and below mean "no limit".
    private static int? Limit(JsonElement limits, string name) => limits.Number(name) is { } value and > 0 and < int.MaxValue ? (int)value : null;
}
