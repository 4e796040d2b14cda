namespace Portal.Domain.Confirmations;

/// <summary>What would take an action back, from what its card said. Pure. It is an action like any other: proposed, confirmed, verified.</summary>
public static class ActionUndo
{
    /// <summary>Verb and parameters of the way back, or null where there is none (a restart, a file that was not there before).</summary>
    public static (string Verb, IReadOnlyDictionary<string, string> Parameters)? Of(PendingAction action)
    {
        var said = ActionParameters.Read(action.Parameters);
        return action.Verb switch
        {
            "start" => ("stop", new Dictionary<string, string>()),
            "stop" or "kill" => ("start", new Dictionary<string, string>()),
            "set_variable" when said.TryGetValue("before", out var value) =>
                ("set_variable", new Dictionary<string, string> { ["key"] = said["key"], ["value"] = value }),
            "set_docker_image" when said.TryGetValue("before", out var image) => ("set_docker_image", new Dictionary<string, string> { ["image"] = image }),
            "disable_plugin" or "disable_mod" when said.TryGetValue("to", out var off) => ("enable_file", new Dictionary<string, string> { ["path"] = off }),
            "enable_file" when said.TryGetValue("to", out var on) && Disable(on) is { } verb => (verb, new Dictionary<string, string> { ["path"] = on }),
            "accept_eula" or "remove_session_lock" or "restore_file" when said.TryGetValue("backup", out var copy) =>
                ("restore_file", new Dictionary<string, string> { ["path"] = said["path"], ["from"] = copy }),
            _ => null,
        };
    }

    private static string? Disable(string path) =>
        path.StartsWith("plugins/", StringComparison.OrdinalIgnoreCase) ? "disable_plugin"
        : path.StartsWith("mods/", StringComparison.OrdinalIgnoreCase) ? "disable_mod"
        : null;
}
