using System.Text.RegularExpressions;

namespace Portal.Domain.Panel.Actions;

/// <summary>What console lines say about a start, whatever the game. Texts: the panel's own eggs and the node's daemon lines.</summary>
public static partial class ConsoleSigns
{
    private static readonly string[] Ready =
    [
        ")! For help, type ", "Listening on ", "Server startup complete", "gameserver Steam ID", "Connection to Steam servers successful",
        "Waiting commands for 127.0.0.1:", "listening on 0.0.0.0:",
    ];

    /// <summary>Whether the game says that it is ready.</summary>
    public static bool SaysReady(string line) => Ready.Any(text => line.Contains(text, StringComparison.Ordinal));

    /// <summary>What the node's daemon says about an end or a refusal, in plain words, or null. Its name is the host's: any "[… Daemon]:" counts.</summary>
    public static string? DaemonNews(string line)
    {
        if (Daemon().Match(line) is not { Success: true } match)
        {
            return null;
        }

        var text = match.Groups["text"].Value.Trim(' ', '-');
        return News().IsMatch(text) ? text : null;
    }

    [GeneratedRegex(@"^\[[^\]]{1,40} Daemon\]: ?(?<text>.*)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Daemon();

    [GeneratedRegex(
        "crashed state|^Exit code:|^Out of memory:|^Aborting automatic restart|exceeding the assigned disk space|error occurred while handling",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex News();
}
