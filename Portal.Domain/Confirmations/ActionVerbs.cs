using Portal.Domain.Panel;

namespace Portal.Domain.Confirmations;

/// <summary>How each action is said. What it needs on the panel is <see cref="ServerActions"/>' to know.</summary>
public static class ActionVerbs
{
    private static readonly Dictionary<string, ActionWords> Known = new(StringComparer.Ordinal)
    {
        ["start"] = new("Start", "The server boots; players can join once it is ready.", false),
        ["stop"] = new("Stop", "Players are disconnected and the server stays off until it is started again.", false),
        ["restart"] = new("Restart", "Players are disconnected for about a minute. The world is saved first.", false),
        ["kill"] = new("Kill", "The server ends at once without saving: what happened since the last save is lost.", true),
        ["set_variable"] = new("Change a start-up setting", "The new value is used from the next start on.", false),
        ["set_docker_image"] = new("Change the Java version", "The new image is used from the next start on.", false),
        ["disable_plugin"] = new("Disable a plugin", "The plugin's file is renamed, so the server ignores it from the next start on. Its settings stay.", true),
        ["disable_mod"] = new("Disable a mod", "The mod's file is renamed, so the server ignores it from the next start on. Worlds that use its blocks may miss them.", true),
        ["enable_file"] = new("Enable a file again", "The file gets its old name back and is loaded from the next start on.", true),
        ["accept_eula"] = new("Accept the Minecraft EULA", "You accept Mojang's licence for this server (https://aka.ms/MinecraftEULA).", true),
        ["remove_session_lock"] = new("Remove a stale session lock", "Only done while the server is off, so that no other process holds the world.", true),
        ["restore_file"] = new("Put a file back", "The file is replaced by its copy; what it holds now is kept as another copy.", true),
    };

    /// <summary>Every verb.</summary>
    public static IReadOnlyCollection<string> All => Known.Keys;

    /// <summary>What there is to say of a verb, or null when there is no such action.</summary>
    public static ActionWords? Find(string verb) => Known.GetValueOrDefault(verb);

    /// <summary>The panel permissions an action needs, with those of starting where it starts too.</summary>
    public static IEnumerable<string> Needs(string verb, bool thenStart) =>
        thenStart ? [.. ServerActions.Needs(verb)!, "control.start"] : ServerActions.Needs(verb)!;

    /// <summary>The first permission the caller lacks, or null.</summary>
    public static string? Missing(ServerDetails server, string verb, bool thenStart) =>
        Needs(verb, thenStart).FirstOrDefault(permission => !server.May(permission));
}

/// <summary>The fixed words of an action.</summary>
/// <param name="Title">The verb as a button says it.</param>
/// <param name="Consequence">What it means for the owner, one sentence.</param>
/// <param name="TypeName">The server's name must be typed first (security, D16: kill and file changes).</param>
public sealed record ActionWords(string Title, string Consequence, bool TypeName);
