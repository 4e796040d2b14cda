using System.Text.RegularExpressions;

namespace Portal.Domain.LogAnalysis.Reading;

/// <summary>Tells lines whose words come from players, signs or typed commands. They prove nothing.</summary>
internal static partial class PlayerTalk
{
    public static bool Is(LineHead head)
    {
        if (head.Thread?.StartsWith("Async Chat Thread", StringComparison.Ordinal) == true || head.Thread == "Chat")
        {
            return true;
        }

        return head.Level is LogLevel.Info or LogLevel.None or LogLevel.Debug or LogLevel.Trace && Said().IsMatch(head.Message);
    }

    /// <summary>An echo of what somebody typed at a panel's or server's prompt.</summary>
    public static bool IsPrompt(string line) => Prompt().IsMatch(line);

    // <name> …, [Rank] <name> …, * name …, name: …, name » …, name issued server command: /…, [Server] …, [CHAT] …, whispers, signs, broadcasts, command feedback "[name: …]".
    [GeneratedRegex(
        @"^(?:\[(?:Not Secure|CHAT|System|Chat|Global|Local|Discord|DiscordSRV|Server|Rcon|Broadcast|Staff\w*|Say|Console)\]:? ?)*(?:(?:\[[^\]]{0,40}\] ?)*<[^>]{1,60}> |\* ?[\w.]{1,32} |[\w.*~+]{1,32} issued (?:server|player) command: |(?:\[[^\]]{1,24}\] ?){0,3}[\w.*~+]{2,24} ?(?:»|>>|➜|→|›|⇒|:(?: |$)(?i:lol|help|why|what|my|i |it|is|the server|admin|owner|pls|please|guys|can )) ?|\[(?:Broadcast|Server|CHAT|Not Secure|Rcon|Discord|Chat|Say|Console|Global)\]|\[[\w.*~@+]{1,32}: |(?:\[[^\]]{1,24}\] ?){1,3}[\w.*~+]{2,24}: |[~+*★✦]+ ?[\w.]{2,24}: |\([A-Z]\w{0,12}\) ?(?:\[[^\]]{1,24}\] ?)*[\w.*~+]{2,24}: |\[[\w.*~+]{1,24} ?(?:->|»|→) ?[\w.*~+]{1,24}\] |(?:\[[^\]]{1,24}\] ?){0,3}[\w.*~+]{2,24} (?:->|➤|⇨|>) |[\w.*~+]{1,32} (?:whispers|tells|said|says|has made the advancement|was (?:slain|shot|killed|blown up|burnt|pricked|fireballed|stung|impaled|squashed|skewered|struck)|tried to swim|fell (?:from|off|out)|placed a sign|wrote on a sign)|(?:Sign|SIGN) |\[(?:Sign|SignSpy|CommandSpy|SocialSpy|ChatControl|Chat)\w*\]|You whisper|[\w.]{1,32}\[/[\d.:]+\] logged in|Named entity |Chat: |CONSOLE issued|CONSOLE:|Unknown command)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Said();

    [GeneratedRegex(@"^(?:container@[\w.-]+[~:$# ]|:/home/container\$|> ?\w|/\w+ )", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Prompt();
}
