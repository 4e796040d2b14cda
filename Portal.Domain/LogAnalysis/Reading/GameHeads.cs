using System.Globalization;
using Portal.Domain.LogAnalysis.Expressions;

namespace Portal.Domain.LogAnalysis.Reading;

/// <summary>The heads of games and runtimes other than Minecraft. A player's line comes back with the thread <c>Chat</c>, so that it proves nothing.</summary>
internal static class GameHeads
{
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
            '[' => First(line, Talk, Unreal, BepInEx, Fx, Oxide, Enshrouded, PythonBox, ServerApi, Zomboid, BotChat, Boxed),
            'L' => First(line, Source, Zomboid, Unreal),
            'E' or 'W' or 'C' or 'D' or 'I' or 'T' => First(line, Zomboid, PythonPlain, ChatCall, BotChat, Enfusion),
            '<' => First(line, Talk),
            '{' => First(line, Mongo),
            '"' => First(line, Quoted),
            '(' => First(line, RustTime),
            ' ' => First(line, Seconds, Clocked, Enfusion),
            >= '0' and <= '9' => First(line, Redis, MariaDb, Postgres, PythonDashed, SevenDays, DayFirst, ArkChat, Dated, Serilog, OxideFile, Clocked, Seconds),
            >= 'A' and <= 'Z' => First(line, ChatCall, BotChat, Enfusion),
            _ => null,
        };
        return match is null ? null : From(match);
    }

    private static ExpressionMatch? First(string line, params ReadOnlySpan<Expression> grammars)
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

    private static LineHead From(ExpressionMatch match)
    {
        var logger = match.Groups["logger"] is { Success: true } group ? group.Value.Trim() : null;
        var text = match.Groups["text"].Value;
        var isChat = match.Groups["chat"].Success || logger is "LogChat" or "LogGameChat" or "script:chat" || Said.IsMatch(text);
        return new LineHead(isChat ? LogLevel.Info : Level(match), isChat ? Chat : null, logger, Clock(match), text);
    }

    private static LogLevel Level(ExpressionMatch match) => match.Groups["level"] is not { Success: true } level
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

    private static double? Clock(ExpressionMatch match) => match.Groups["h"].Success ? (Number(match, "h") * 3600) + (Number(match, "m") * 60) + Number(match, "s") : null;

    private static int Number(ExpressionMatch match, string name) => int.TryParse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // [2024.01.01-00.00.00:000][  0]LogNet: Warning: …   LogInit: Display: …
    private static readonly Expression Unreal = new(@"^(?:" + UnrealTime + @"?(?<info>(?<logger>Log[A-Z]\w{0,60}|CrashReportCoreLog)): (?:(?<level>Fatal|Error|Warning|Display|Log|Verbose|VeryVerbose): )?|" + UnrealTime + @")(?<text>.*)$");

    // [Error  :   BepInEx] …
    private static readonly Expression BepInEx = new(@"^\[(?<level>Fatal|Error|Warning|Message|Info|Debug)\s*:\s*(?<logger>[^\]:]{1,60})\] (?<text>.*)$");

    // [           resources] …   [    c-scripting-core] …   [script:es_extended] …
    private static readonly Expression Fx = new(@"^\[ *(?<logger>script:[^\]]{1,60}|c-[\w-]{1,40}|resources|citizen-[\w:-]{1,40}|svadhesive|cmd)\s*\] (?<text>.*)$");

    // [Oxide] 12:34 [Error] …
    private static readonly Expression Oxide = new(@"^\[Oxide\] \d\d:\d\d \[(?<level>Info|Warning|Error|Debug|Stacktrace|Chat)\] (?<text>.*)$");

    // 12:34 [Error] …
    private static readonly Expression OxideFile = new(@"^\d\d:\d\d \[(?<level>Info|Warning|Error|Debug|Stacktrace)\] (?<text>.*)$");

    // [I 00:00:00,224] [app] …
    private static readonly Expression Enshrouded = new(@"^\[(?<level>[IWEF]) " + Time + @",\d{3}\] (?<text>.*)$");

    // [2024-01-01 00:00:00] [ERROR   ] discord.client: …
    private static readonly Expression PythonBox = new(@"^\[\d{4}-\d\d-\d\d " + Time + @"(?:[.,]\d{1,6})?\] \[(?<level>DEBUG|INFO|WARNING|ERROR|CRITICAL) *\] (?<logger>[\w.]{1,80}): (?<text>.*)$");

    // 2024-01-01 00:00:00,000 - discord.client - ERROR - …   2024-01-01 00:00:00,123:ERROR:discord: …   2024-01-01 00:00:00 ERROR    discord.client …
    private static readonly Expression PythonDashed = new(@"^\d{4}-\d\d-\d\d " + Time + @"(?:[.,]\d{1,6})?(?: - (?<logger>[\w.]{1,80}) - (?<level>DEBUG|INFO|WARNING|ERROR|CRITICAL) - |:(?<level>DEBUG|INFO|WARNING|ERROR|CRITICAL):(?<logger>[\w.]{1,80}): | +(?<level>DEBUG|INFO|WARNING|ERROR|CRITICAL) +(?<logger>[a-z][\w.]{1,80}) )(?<text>.*)$");

    // ERROR:discord.client:…
    private static readonly Expression PythonPlain = new(@"^(?<level>DEBUG|INFO|WARNING|ERROR|CRITICAL):(?<logger>[\w.]{1,80}):(?<text>.*)$");

    // [Server API] Warning …
    private static readonly Expression ServerApi = new(@"^\[Server API\] (?<level>Info|Warning|Error|Verbose) (?<text>.*)$");

    // LOG  : General     , 1700000000000> 1,234,567> …   [17-09-25 21:48:05.669] WARN : Mod          f:0, t:1758160085669> …
    private static readonly Expression Zomboid = new(@"^(?:\[\d\d-\d\d-\d\d " + Time + @"[.:]\d+\] )?(?<level>LOG|ERROR|WARN|DEBUG|TRACE) *: (?<logger>\w{1,24}) *(?:f:\d+)?, ?(?:t:)?\d{6,}> ?(?:(?:st:)?[\d,]+> ?)?(?<text>.*)$");

    // [2024-01-01 00:00:00] …   [2025-07-13 21:49:14 WRN][SDG.Unturned] …   [16:50:21.689] …   [21:05:26][FXRunner]  …
    private static readonly Expression Boxed = new(@"^\[(?:\d{4}-\d\d-\d\d )?" + Time + @"(?:[.,]\d{1,7})?(?: (?<level>INF|WRN|ERR|FTL|DBG))?\](?:\[(?<logger>[\w.:]{1,40})\])? +(?<text>[^\[\s].*|\[[^\]/]{1,40}\] .*)$");

    // L 01/01/2024 - 00:00:00: …
    private static readonly Expression Source = new(@"^L \d\d/\d\d/\d{4} - " + Time + @": (?:(?<chat>""[^""]*<[^""]*>"" (?:say|say_team) )?)(?<text>(?<loud>\[SM\] (?:Exception reported|Blaming|Unable to|Failed to|Plugin encountered))?.*)$");

    // "name<2><[U:1:1]><CT>" say "…"
    private static readonly Expression Quoted = new(@"^(?<chat>""[^""]*<\d+>[^""]*"" (?:say|say_team) )(?<text>.*)$");

    // BACKEND   (E): …   INIT         : …   (also with spaces before it)
    private static readonly Expression Enfusion = new(@"^ *(?<logger>[A-Z]{3,12})(?: +\((?<level>[EWF])\)|  +): (?<text>.*)$");

    // 12:00:00.000 …    1:02:03 …   12:00:00.000   ENGINE    (E): …   12:00:00 | Chat("name"(id=…)): …
    private static readonly Expression Clocked = new(@"^ ?" + Time + @"(?:\.\d{1,3})? +(?:\| )?(?:(?<logger>[A-Z]{3,12}) +(?:\((?<level>[EWF])\))? *: )?(?<text>.*)$");

    //    0.123 Error Util.cpp:57: …
    private static readonly Expression Seconds = new(@"^ *\d+\.\d{3} (?:(?<level>Info|Warning|Error|Verbose) (?<logger>\w+\.cpp:\d+): )?(?<text>.*)$");

    // 2024-01-01T00:00:00 12.345 ERR …
    private static readonly Expression SevenDays = new(@"^(?:\d{4}-\d\d-\d\dT" + Time + @" )?\d+\.\d{3} (?<level>INF|WRN|ERR|EXC|LOG) (?<text>.*)$");

    // 01/31/2024 12:00:00: …
    private static readonly Expression DayFirst = new(@"^\d\d/\d\d/\d{4} " + Time + @": (?<text>.*)$");

    // 2024.01.01_00.00.00: name (Character): …
    private static readonly Expression ArkChat = new(@"^\d{4}\.\d\d\.\d\d_(?<h>\d\d)\.(?<m>\d\d)\.(?<s>\d\d): (?<chat>[^:()]{1,40} \([^)]{1,60}\): )?(?<text>.*)$");

    // 2024-01-01 12:00:00 [CHAT] name: …   2024-01-01 12:00:00 - Utils: ERROR: …
    private static readonly Expression Dated = new(@"^\d{4}-\d\d-\d\d " + Time + @" (?:(?<chat>\[(?:CHAT|JOIN|LEAVE|COMMAND|KICK|BAN|SHOUT|WHISPER)\] )|- (?<logger>\w{1,40}): (?<level>INFO|WARN|ERROR|FATAL|DEBUG): )(?<text>.*)$");

    // 04:16:59 [EROR] (cssharp:GameDataProvider) …
    private static readonly Expression Serilog = new(@"^" + Time + @" \[(?<level>EROR|WARN|INFO|CRIT|DBUG)\] \((?<logger>[^)]{1,80})\) (?<text>.*)$");

    // (15:08:42) | …
    private static readonly Expression RustTime = new(@"^\(" + Time + @"\) \| (?:\[Oxide\] \d\d:\d\d \[(?<level>Info|Warning|Error|Debug|Stacktrace)\] )?(?<text>.*)$");

    // 1:M 01 Jan 2024 00:00:00.000 # …
    private static readonly Expression Redis = new(@"^\d+:[CMSX] \d\d [A-Z][a-z]{2} \d{4} " + Time + @"\.\d{3} (?<level>[*#.-]) (?<text>.*)$");

    // 2024-01-01  0:00:00 0 [ERROR] …   0 [ERROR] [MY-010119] [Server] …
    private static readonly Expression MariaDb = new(@"^(?:\d{4}-\d\d-\d\d +" + Time + @" )?\d+ \[(?<level>ERROR|Warning|Note|System)\](?: \[MY-\d+\] \[\w+\])? (?<text>.*)$");

    // 2024-01-01 00:00:00.000 UTC [1] FATAL:  …
    private static readonly Expression Postgres = new(@"^\d{4}-\d\d-\d\d " + Time + @"(?:\.\d+)? [A-Z]{2,5} \[\d+\](?: \S{1,60})? (?:(?<level>LOG|FATAL|ERROR|PANIC|WARNING)|HINT|DETAIL|STATEMENT|CONTEXT): +(?<text>.*)$");

    // {"t":{"$date":"…"},"s":"E", …}
    private static readonly Expression Mongo = new(@"^(?<text>\{""t"":\{""\$date"":""[^""]*""\},""s"":""(?<level>[FEWID]\d?)"".*)$");

    // Chat (from 'Steam_…', entity id '171', to 'Global'): 'name': …   Chat("name"(id=…)): …
    private static readonly Expression ChatCall = new(@"^(?<chat>Chat ?\()(?<text>.*)$");

    // [CHAT] name: …   <name> …
    private static readonly Expression Talk = new(@"^(?<chat>\[(?:CHAT|TEAM CHAT|Better ?Chat)\] |<[^>]{1,60}> )(?<text>.*)$");

    // [general] name#1234: …
    private static readonly Expression BotChat = new(@"^(?:\[[^\]]{1,40}\] )?(?<chat>[\w. -]{2,32}#\d{4}: )(?<text>.*)$");

    /// <summary>A player's words behind a head.</summary>
    private static readonly Expression Said = new(@"^(?:""[^""]*<\d+>[^""]*"" say|Chat ?\(|(?:\[[\d-]{8} [\d:.]{8,12}\]\[\w+\] )?Got message:ChatMessage|(?:\d\d/\d\d/\d{4} [\d:]+: )?Console: <color|\[(?:CHAT|TEAM CHAT|Better ?Chat|Global ?Chat|World|Area|Group)\] |<[^>]{1,60}> )");
}
