namespace Portal.Domain.Confirmations;

/// <summary>One thing that changes.</summary>
/// <param name="What">A path, a setting.</param>
/// <param name="Before">Null where it was not there, or is not known.</param>
public sealed record PreviewLine(string What, string? Before, string After);

/// <summary>What a card shows of the exact change, from its row alone. Pure.</summary>
/// <param name="Diff">Changed lines of a text, with <c>-</c> and <c>+</c>; empty otherwise.</param>
/// <param name="Backup">Where the touched file's present state is kept, or null.</param>
public sealed record ActionPreview(IReadOnlyList<PreviewLine> Lines, IReadOnlyList<string> Diff, string? Backup)
{
    /// <summary>The preview of a card.</summary>
    public static ActionPreview Of(PendingAction action)
    {
        var said = ActionParameters.Read(action.Parameters);
        var diff = said.GetValueOrDefault("diff") is { Length: > 0 } text ? text.Split('\n') : [];
        return new ActionPreview([.. Changes(action.Verb, said)], diff, said.GetValueOrDefault("backup"));
    }

    private static IEnumerable<PreviewLine> Changes(string verb, IReadOnlyDictionary<string, string> said)
    {
        var path = said.GetValueOrDefault("path");
        return verb switch
        {
            "set_variable" => [new(said.GetValueOrDefault("key", "?"), said.GetValueOrDefault("before"), said.GetValueOrDefault("value", ""))],
            "set_docker_image" => [new("docker image", said.GetValueOrDefault("before"), said.GetValueOrDefault("image", "?"))],
            "disable_plugin" or "disable_mod" or "enable_file" when path is not null => [new("file", path, said.GetValueOrDefault("to", "?"))],
            "remove_session_lock" when path is not null => [new("file", path, "deleted")],
            "restore_file" when path is not null => [new(path, null, $"as in {said.GetValueOrDefault("from", "its copy")}")],
            "accept_eula" => [new(path ?? "eula.txt", null, "eula=true")],
            _ => [],
        };
    }
}
