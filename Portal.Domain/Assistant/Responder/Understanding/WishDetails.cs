using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Portal.Domain.ModelRouting;

namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>How a server is meant when none of the owner's is named.</summary>
internal static partial class WishDetails
{
    // Capitalised words that follow a verb and are no server's name.
    private static readonly FrozenSet<string> NoNames = new[]
    {
        "i", "it", "my", "the", "server", "servers", "minecraft", "paper", "forge", "fabric", "java", "spigot", "purpur", "vanilla", "bedrock", "please", "all", "everything", "plugins", "mods",
        "den", "der", "die", "das", "mein", "meinen", "meine", "meinem", "ihn", "alle", "bitte", "neu", "es", "er", "ich", "du", "panel", "discord", "english", "german", "deutsch", "englisch", "ram", "cpu", "tps", "fps", "oom", "sftp", "ftp",
        "this", "that", "them", "both", "now", "again", "up", "down", "yourself", "english", "french", "ok", "status", "log", "logs", "console", "konsole", "host", "node", "client", "game", "spiel", "mon", "mi", "meu", "o", "el", "le",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static ServerPointer Pointer(string marked) =>
        Other().IsMatch(marked) ? ServerPointer.Other
        : All().IsMatch(marked) ? ServerPointer.All
        : Same().IsMatch(marked) ? ServerPointer.Same
        : ServerPointer.None;

    /// <summary>A name the owner used for a server that is none of theirs, for wishes about a server.</summary>
    public static string? UnknownServer(string clause, string intent)
    {
        if (intent is not (Intent.Power or Intent.Status or Intent.Troubleshoot or Intent.Backups or Intent.Activity))
        {
            return null;
        }

        var match = Named().Match(clause) is { Success: true } named ? named : Called().Match(clause);
        if (!match.Success)
        {
            return null;
        }

        var name = match.Groups["name"].Value.Trim();
        var words = FoldedText.Fold(name).Split(' ');
        return words.All(NoNames.Contains) || NoNames.Contains(words[0]) ? null : name;
    }

    [GeneratedRegex(@"\b(the )?other (one|server)\b|\bandere[nrms]?\b( server)?|\bl'autre\b|\bel otro\b|\bo outro\b", RegexOptions.NonBacktracking)]
    private static partial Regex Other();

    [GeneratedRegex(@"\b(both|all (of )?(my |the |them|servers)|every server|all servers|alle( meine)?( server)?\b|beide|tous (mes|les)|todos (mis|los|os|meus))\b", RegexOptions.NonBacktracking)]
    private static partial Regex All();

    [GeneratedRegex(@"\b(it|this (one|server)|that (one|server)|the same|same server|ihn|den gleichen|denselben)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Same();

    [GeneratedRegex(@"\b(?:restart|reboot|start|stop|kill|shut down|status of|state of|check|is|logs? (?:of|for|from)|wrong with|happened (?:to|on|with)|starte|stoppe|starten?|backups? (?:of|for)|redémarre|reinicia|ist|läuft)\s+(?:my |the |our |server |den |le |el |o )*(?<name>[A-Z0-9][\w'-]*(?:\s+[A-Z0-9][\w'-]*){0,3})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?:server|servername)\s+(?:called|named|namens|mit dem namen)\s+(?<name>[\w'-]+(?:\s+[A-Z0-9][\w'-]*){0,3})|\b(?:the|my|on)\s+(?<name>[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*){0,3})\s+server\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex Called();
}
