using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Domain.LogAnalysis.Reading;

/// <summary>The heads of games and runtimes other than Minecraft. A player's line comes back with the thread <c>Chat</c>, so that it proves nothing.</summary>
internal static partial class GameHeads
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const string Chat = "Chat";
    private const string UnrealTime = @"(?:\[\d{4}\.\d\d\.\d\d-(?<h>\d\d)\.(?<m>\d\d)\.(?<s>\d\d):\d{3}\]\[[ \d]{1,8}\])";
    private const string Time = @"(?<h>\d{1,2}):(?<m>\d\d):(?<s>\d\d)";

    /// <summary>The head, or null when the line has none of these.</summary>
    public static LineHead? Read(string line)
    {
        if (line.Length < 8)
        {
            return null;
        }

        var match = line[0] switch
        {
            '[' => First(line, Talk(), Unreal(), BepInEx(), Fx(), Oxide(), Enshrouded(), PythonBox(), ServerApi(), Zomboid(), BotChat(), Boxed()),
            'L' => First(line, Source(), Zomboid(), Unreal()),
            'E' or 'W' or 'C' or 'D' or 'I' or 'T' => First(line, Zomboid(), PythonPlain(), ChatCall(), BotChat(), Enfusion()),
            '<' => First(line, Talk()),
            '{' => First(line, Mongo()),
            '"' => First(line, Quoted()),
            '(' => First(line, RustTime()),
            ' ' => First(line, Seconds(), Clock(), Enfusion()),
            >= '0' and <= '9' => First(line, Redis(), MariaDb(), Postgres(), PythonDashed(), SevenDays(), DayFirst(), ArkChat(), Dated(), Serilog(), OxideFile(), Clock(), Seconds()),
            >= 'A' and <= 'Z' => First(line, ChatCall(), BotChat(), Enfusion()),
            _ => null,
        };
        return match is null ? null : From(match);
    }

    private static Match? First(string line, params ReadOnlySpan<Regex> grammars)
    {
        foreach (var grammar in grammars)
        {
            if (grammar.Match(line) is { Success: true } match)
            {
                return match;
            }
        }

        return null;
    }

    private static LineHead From(Match match)
    {
        var logger = match.Groups["logger"] is { Success: true } group ? group.Value.Trim() : null;
        var text = match.Groups["text"].Value;
        var isChat = match.Groups["chat"].Success || logger is "LogChat" or "LogGameChat" or "script:chat" || Said().IsMatch(text);
        return new LineHead(isChat ? LogLevel.Info : Level(match), isChat ? Chat : null, logger, Clock(match), text);
    }

    private static LogLevel Level(Match match) => match.Groups["level"] is not { Success: true } level
        ? match.Groups["info"].Success ? LogLevel.Info : match.Groups["loud"].Success ? LogLevel.Error : LogLevel.None
        : level.Value.ToUpperInvariant() switch
        {
            "E" or "ERR" or "EXC" or "EROR" => LogLevel.Error,
            "F" or "FTL" or "CRIT" or "PANIC" => LogLevel.Fatal,
            "W" or "WRN" or "#" => LogLevel.Warn,
            "I" or "INF" or "LOG" or "MESSAGE" or "DISPLAY" or "NOTE" or "SYSTEM" or "*" or "-" => LogLevel.Info,
            "DBG" or "DBUG" or "VERBOSE" or "VERYVERBOSE" => LogLevel.Debug,
            var word when word[0] is 'D' && word.Length is 1 or 2 => LogLevel.Debug,
            var word => HeadGrammar.Level(word),
        };

    private static double? Clock(Match match) => match.Groups["h"].Success ? (Number(match, "h") * 3600) + (Number(match, "m") * 60) + Number(match, "s") : null;

    private static int Number(Match match, string name) => int.TryParse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // [2024.01.01-00.00.00:000][  0]LogNet: Warning: …   LogInit: Display: …
    [GeneratedRegex(@"^(?:" + UnrealTime + @"?(?<info>(?<logger>Log[A-Z]\w{0,60}|CrashReportCoreLog)): (?:(?<level>Fatal|Error|Warning|Display|Log|Verbose|VeryVerbose): )?|" + UnrealTime + @")(?<text>.*)$", Linear)]
    private static partial Regex Unreal();

    // [Error  :   BepInEx] …
    [GeneratedRegex(@"^\[(?<level>Fatal|Error|Warning|Message|Info|Debug)\s*:\s*(?<logger>[^\]:]{1,60})\] (?<text>.*)$", Linear)]
    private static partial Regex BepInEx();

    // [           resources] …   [    c-scripting-core] …   [script:es_extended] …
    [GeneratedRegex(@"^\[ *(?<logger>script:[^\]]{1,60}|c-[\w-]{1,40}|resources|citizen-[\w:-]{1,40}|svadhesive|cmd)\s*\] (?<text>.*)$", Linear)]
    private static partial Regex Fx();

    // [Oxide] 12:34 [Error] …
    [GeneratedRegex(@"^\[Oxide\] \d\d:\d\d \[(?<level>Info|Warning|Error|Debug|Stacktrace|Chat)\] (?<text>.*)$", Linear)]
    private static partial Regex Oxide();

    // 12:34 [Error] …
    [GeneratedRegex(@"^\d\d:\d\d \[(?<level>Info|Warning|Error|Debug|Stacktrace)\] (?<text>.*)$", Linear)]
    private static partial Regex OxideFile();

    // [I 00:00:00,224] [app] …
    [GeneratedRegex(@"^\[(?<level>[IWEF]) " + Time + @",\d{3}\] (?<text>.*)$", Linear)]
    private static partial Regex Enshrouded();

    // [2024-01-01 00:00:00] [ERROR   ] discord.client: …
    [GeneratedRegex(@"^\[\d{4}-\d\d-\d\d " + Time + @"(?:[.,]\d{1,6})?\] \[(?<level>DEBUG|INFO|WARNING|ERROR|CRITICAL) *\] (?<logger>[\w.]{1,80}): (?<text>.*)$", Linear)]
    private static partial Regex PythonBox();

    // 2024-01-01 00:00:00,000 - discord.client - ERROR - …   2024-01-01 00:00:00,123:ERROR:discord: …   2024-01-01 00:00:00 ERROR    discord.client …
    [GeneratedRegex(@"^\d{4}-\d\d-\d\d " + Time + @"(?:[.,]\d{1,6})?(?: - (?<logger>[\w.]{1,80}) - (?<level>DEBUG|INFO|WARNING|ERROR|CRITICAL) - |:(?<level>DEBUG|INFO|WARNING|ERROR|CRITICAL):(?<logger>[\w.]{1,80}): | +(?<level>DEBUG|INFO|WARNING|ERROR|CRITICAL) +(?<logger>[a-z][\w.]{1,80}) )(?<text>.*)$", Linear)]
    private static partial Regex PythonDashed();

    // ERROR:discord.client:…
    [GeneratedRegex(@"^(?<level>DEBUG|INFO|WARNING|ERROR|CRITICAL):(?<logger>[\w.]{1,80}):(?<text>.*)$", Linear)]
    private static partial Regex PythonPlain();

    // [Server API] Warning …
    [GeneratedRegex(@"^\[Server API\] (?<level>Info|Warning|Error|Verbose) (?<text>.*)$", Linear)]
    private static partial Regex ServerApi();

    // LOG  : General     , 1700000000000> 1,234,567> …   [17-09-25 21:48:05.669] WARN : Mod          f:0, t:1758160085669> …
    [GeneratedRegex(@"^(?:\[\d\d-\d\d-\d\d " + Time + @"[.:]\d+\] )?(?<level>LOG|ERROR|WARN|DEBUG|TRACE) *: (?<logger>\w{1,24}) *(?:f:\d+)?, ?(?:t:)?\d{6,}> ?(?:(?:st:)?[\d,]+> ?)?(?<text>.*)$", Linear)]
    private static partial Regex Zomboid();

    // [2024-01-01 00:00:00] …   [2025-07-13 21:49:14 WRN][SDG.Unturned] …   [16:50:21.689] …   [21:05:26][FXRunner]  …
    [GeneratedRegex(@"^\[(?:\d{4}-\d\d-\d\d )?" + Time + @"(?:[.,]\d{1,7})?(?: (?<level>INF|WRN|ERR|FTL|DBG))?\](?:\[(?<logger>[\w.:]{1,40})\])? +(?<text>[^\[\s].*|\[[^\]/]{1,40}\] .*)$", Linear)]
    private static partial Regex Boxed();

    // L 01/01/2024 - 00:00:00: …
    [GeneratedRegex(@"^L \d\d/\d\d/\d{4} - " + Time + @": (?:(?<chat>""[^""]*<[^""]*>"" (?:say|say_team) )?)(?<text>(?<loud>\[SM\] (?:Exception reported|Blaming|Unable to|Failed to|Plugin encountered))?.*)$", Linear)]
    private static partial Regex Source();

    // "name<2><[U:1:1]><CT>" say "…"
    [GeneratedRegex(@"^(?<chat>""[^""]*<\d+>[^""]*"" (?:say|say_team) )(?<text>.*)$", Linear)]
    private static partial Regex Quoted();

    // BACKEND   (E): …   INIT         : …   (also with spaces before it)
    [GeneratedRegex(@"^ *(?<logger>[A-Z]{3,12})(?: +\((?<level>[EWF])\)|  +): (?<text>.*)$", Linear)]
    private static partial Regex Enfusion();

    // 12:00:00.000 …    1:02:03 …   12:00:00.000   ENGINE    (E): …   12:00:00 | Chat("name"(id=…)): …
    [GeneratedRegex(@"^ ?" + Time + @"(?:\.\d{1,3})? +(?:\| )?(?:(?<logger>[A-Z]{3,12}) +(?:\((?<level>[EWF])\))? *: )?(?<text>.*)$", Linear)]
    private static partial Regex Clock();

    //    0.123 Error Util.cpp:57: …
    [GeneratedRegex(@"^ *\d+\.\d{3} (?:(?<level>Info|Warning|Error|Verbose) (?<logger>\w+\.cpp:\d+): )?(?<text>.*)$", Linear)]
    private static partial Regex Seconds();

    // 2024-01-01T00:00:00 12.345 ERR …
    [GeneratedRegex(@"^(?:\d{4}-\d\d-\d\dT" + Time + @" )?\d+\.\d{3} (?<level>INF|WRN|ERR|EXC|LOG) (?<text>.*)$", Linear)]
    private static partial Regex SevenDays();

    // 01/31/2024 12:00:00: …
    [GeneratedRegex(@"^\d\d/\d\d/\d{4} " + Time + @": (?<text>.*)$", Linear)]
    private static partial Regex DayFirst();

    // 2024.01.01_00.00.00: name (Character): …
    [GeneratedRegex(@"^\d{4}\.\d\d\.\d\d_(?<h>\d\d)\.(?<m>\d\d)\.(?<s>\d\d): (?<chat>[^:()]{1,40} \([^)]{1,60}\): )?(?<text>.*)$", Linear)]
    private static partial Regex ArkChat();

    // 2024-01-01 12:00:00 [CHAT] name: …   2024-01-01 12:00:00 - Utils: ERROR: …
    [GeneratedRegex(@"^\d{4}-\d\d-\d\d " + Time + @" (?:(?<chat>\[(?:CHAT|JOIN|LEAVE|COMMAND|KICK|BAN|SHOUT|WHISPER)\] )|- (?<logger>\w{1,40}): (?<level>INFO|WARN|ERROR|FATAL|DEBUG): )(?<text>.*)$", Linear)]
    private static partial Regex Dated();

    // 04:16:59 [EROR] (cssharp:GameDataProvider) …
    [GeneratedRegex(@"^" + Time + @" \[(?<level>EROR|WARN|INFO|CRIT|DBUG)\] \((?<logger>[^)]{1,80})\) (?<text>.*)$", Linear)]
    private static partial Regex Serilog();

    // (15:08:42) | …
    [GeneratedRegex(@"^\(" + Time + @"\) \| (?:\[Oxide\] \d\d:\d\d \[(?<level>Info|Warning|Error|Debug|Stacktrace)\] )?(?<text>.*)$", Linear)]
    private static partial Regex RustTime();

    // 1:M 01 Jan 2024 00:00:00.000 # …
    [GeneratedRegex(@"^\d+:[CMSX] \d\d [A-Z][a-z]{2} \d{4} " + Time + @"\.\d{3} (?<level>[*#.-]) (?<text>.*)$", Linear)]
    private static partial Regex Redis();

    // 2024-01-01  0:00:00 0 [ERROR] …   0 [ERROR] [MY-010119] [Server] …
    [GeneratedRegex(@"^(?:\d{4}-\d\d-\d\d +" + Time + @" )?\d+ \[(?<level>ERROR|Warning|Note|System)\](?: \[MY-\d+\] \[\w+\])? (?<text>.*)$", Linear)]
    private static partial Regex MariaDb();

    // 2024-01-01 00:00:00.000 UTC [1] FATAL:  …
    [GeneratedRegex(@"^\d{4}-\d\d-\d\d " + Time + @"(?:\.\d+)? [A-Z]{2,5} \[\d+\](?: \S{1,60})? (?:(?<level>LOG|FATAL|ERROR|PANIC|WARNING)|HINT|DETAIL|STATEMENT|CONTEXT): +(?<text>.*)$", Linear)]
    private static partial Regex Postgres();

    // {"t":{"$date":"…"},"s":"E", …}
    [GeneratedRegex(@"^(?<text>\{""t"":\{""\$date"":""[^""]*""\},""s"":""(?<level>[FEWID]\d?)"".*)$", Linear)]
    private static partial Regex Mongo();

    // Chat (from 'Steam_…', entity id '171', to 'Global'): 'name': …   Chat("name"(id=…)): …
    [GeneratedRegex(@"^(?<chat>Chat ?\()(?<text>.*)$", Linear)]
    private static partial Regex ChatCall();

    // [CHAT] name: …   <name> …
    [GeneratedRegex(@"^(?<chat>\[(?:CHAT|TEAM CHAT|Better ?Chat)\] |<[^>]{1,60}> )(?<text>.*)$", Linear)]
    private static partial Regex Talk();

    // [general] name#1234: …
    [GeneratedRegex(@"^(?:\[[^\]]{1,40}\] )?(?<chat>[\w. -]{2,32}#\d{4}: )(?<text>.*)$", Linear)]
    private static partial Regex BotChat();

    /// <summary>A player's words behind a head.</summary>
    [GeneratedRegex(@"^(?:""[^""]*<\d+>[^""]*"" say|Chat ?\(|(?:\[[\d-]{8} [\d:.]{8,12}\]\[\w+\] )?Got message:ChatMessage|(?:\d\d/\d\d/\d{4} [\d:]+: )?Console: <color|\[(?:CHAT|TEAM CHAT|Better ?Chat|Global ?Chat|World|Area|Group)\] |<[^>]{1,60}> )", Linear)]
    private static partial Regex Said();
}
