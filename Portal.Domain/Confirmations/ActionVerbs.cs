using Portal.Domain.Panel;

namespace Portal.Domain.Confirmations;

/// <summary>What each action needs and how it is said. The only list of actions there is.</summary>
public static class ActionVerbs
{
    private static readonly Dictionary<string, ActionWords> Known = new(StringComparer.Ordinal)
    {
        ["start"] = new(["control.start"], "Start", "The server boots; players can join once it is ready.", false),
        ["stop"] = new(["control.stop"], "Stop", "Players are disconnected and the server stays off until it is started again.", false),
        ["restart"] = new(["control.restart"], "Restart", "Players are disconnected for about a minute. The world is saved first.", false),
        ["kill"] = new(["control.stop"], "Kill", "The server ends at once without saving: what happened since the last save is lost.", true),
        ["set_variable"] = new(["startup.update"], "Change a start-up setting", "The new value is used from the next start on.", false),
        ["set_docker_image"] = new(["startup.docker-image"], "Change the Java version", "The new image is used from the next start on.", false),
        ["disable_plugin"] = new(["file.read", "file.update"], "Disable a plugin", "The plugin's file is renamed, so the server ignores it from the next start on. Its settings stay.", true),
        ["disable_mod"] = new(["file.read", "file.update"], "Disable a mod", "The mod's file is renamed, so the server ignores it from the next start on. Worlds that use its blocks may miss them.", true),
        ["enable_file"] = new(["file.read", "file.update"], "Enable a file again", "The file gets its old name back and is loaded from the next start on.", true),
        ["accept_eula"] = new(["file.create"], "Accept the Minecraft EULA", "You accept Mojang's licence for this server (https://aka.ms/MinecraftEULA).", true),
        ["remove_session_lock"] = new(["file.read", "file.delete"], "Remove a stale session lock", "Only done while the server is off, so that no other process holds the world.", true),
        ["restore_file"] = new(["file.read-content", "file.create"], "Put a file back", "The file is replaced by its backup copy.", true),
    };

    /// <summary>Every verb.</summary>
    public static IReadOnlyCollection<string> All => Known.Keys;

    /// <summary>What there is to say of a verb, or null when there is no such action.</summary>
    public static ActionWords? Find(string verb) => Known.GetValueOrDefault(verb);

    /// <summary>The panel permissions an action needs, with those of starting where it starts too.</summary>
    public static IEnumerable<string> Needs(string verb, bool thenStart) =>
        thenStart ? [.. Known[verb].Permissions, "control.start"] : Known[verb].Permissions;

    /// <summary>The first permission the caller lacks, or null.</summary>
    public static string? Missing(ServerDetails server, string verb, bool thenStart) =>
        Needs(verb, thenStart).FirstOrDefault(permission => !server.May(permission));
}

/// <summary>The fixed words of an action.</summary>
/// <param name="Permissions">Panel permissions it needs, all of them.</param>
/// <param name="Title">The verb as a button says it.</param>
/// <param name="Consequence">What it means for the owner, one sentence.</param>
/// <param name="TypeName">The server's name must be typed first (security, D16: kill and file changes).</param>
public sealed record ActionWords(IReadOnlyList<string> Permissions, string Title, string Consequence, bool TypeName);
