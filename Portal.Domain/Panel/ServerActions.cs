namespace Portal.Domain.Panel;

/// <summary>Which panel permission each verb needs, and what can be done in which state. Pure.</summary>
public static class ServerActions
{
    private static readonly Dictionary<string, string[]> Permissions = new(StringComparer.Ordinal)
    {
        ["start"] = ["control.start"],
        ["stop"] = ["control.stop"],
        ["restart"] = ["control.restart"],
        ["kill"] = ["control.stop"],
        ["command"] = ["control.console"],
        ["backup"] = ["backup.create"],
        ["set_variable"] = ["startup.update"],
        ["set_docker_image"] = ["startup.docker-image"],
        ["disable_plugin"] = ["file.read", "file.update"],
        ["disable_mod"] = ["file.read", "file.update"],
        ["enable_file"] = ["file.read", "file.update"],
        ["accept_eula"] = ["file.read", "file.read-content", "file.create"],
        ["remove_session_lock"] = ["file.read", "file.delete"],
        ["restore_file"] = ["file.read", "file.read-content", "file.create"],
    };

    private static readonly string[] Power = ["start", "restart", "stop", "kill"];

    /// <summary>The permissions a verb needs, all of them; null for an unknown verb.</summary>
    public static IReadOnlyList<string>? Needs(string verb) => Permissions.GetValueOrDefault(verb);

    /// <summary>The signal of a power verb, or null when it is another one.</summary>
    public static PowerSignal? Signal(string verb) => verb switch
    {
        "start" => PowerSignal.Start,
        "stop" => PowerSignal.Stop,
        "restart" => PowerSignal.Restart,
        "kill" => PowerSignal.Kill,
        _ => null,
    };

    /// <summary>Why this verb cannot be done here, or null: unknown verb, blocked server, missing permission.</summary>
    public static PanelProblem? Refusal(ServerDetails server, string verb, bool thenStart = false)
    {
        if (Needs(verb) is not { } needs)
        {
            return new PanelProblem(PanelProblemKind.Invalid, $"There is no action called '{verb}'.");
        }

        if (ServerWords.Blocked(server.Server.Condition) is { } blocked)
        {
            return blocked;
        }

        var all = thenStart ? needs.Append("control.start") : needs;
        return all.FirstOrDefault(permission => !server.May(permission)) is { } missing ? ServerWords.NoPermission(missing) : null;
    }

    /// <summary>The power verbs that make sense now and that the caller has the right to; empty for a blocked server.</summary>
    public static IReadOnlyList<string> Now(ServerDetails server, PowerState state) =>
        [.. Power.Where(verb => Fits(verb, state) && Refusal(server, verb) is null)];

    private static bool Fits(string verb, PowerState state) => state switch
    {
        PowerState.Offline => verb is "start" or "restart",
        PowerState.Running or PowerState.Starting => verb is not "start",
        PowerState.Stopping => verb is "kill",
        _ => true,
    };
}
