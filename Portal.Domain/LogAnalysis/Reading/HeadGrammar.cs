using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Domain.LogAnalysis.Reading;

/// <summary>The head of a log line.</summary>
internal readonly record struct LineHead(LogLevel Level, string? Thread, string? Logger, double? Time, string Message);

/// <summary>The heads that consoles and log files of game servers put before a message. Rules never see them.</summary>
internal static partial class HeadGrammar
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const string Levels = "TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|FATAL|CRITICAL|EMERGENCY|ALERT|STDERR|STDOUT";

    /// <summary>The head, or null when the line has none.</summary>
    public static LineHead? Read(string line)
    {
        if (line.Length < 6 || !(line[0] == '[' || char.IsAsciiDigit(line[0]) || char.IsAsciiLetterUpper(line[0])))
        {
            return GameHeads.Read(line);
        }

        if (line.StartsWith("WARNING: coremods are present", StringComparison.Ordinal))
        {
            return null; // a part of Forge's crash reports
        }

        var match = Long().Match(line);
        match = match.Success ? match : Short().Match(line);
        match = match.Success ? match : Plain().Match(line);
        match = match.Success ? match : Launcher().Match(line);
        match = match.Success ? match : Dashed().Match(line);
        return match.Success ? From(match) : GameHeads.Read(line);
    }

    public static LogLevel Level(string word) => word.ToUpperInvariant() switch
    {
        "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "INFO" or "NOTICE" or "STDOUT" => LogLevel.Info,
        "WARN" or "WARNING" or "STDERR" or "ALERT" => LogLevel.Warn,
        "ERROR" or "SEVERE" => LogLevel.Error,
        "FATAL" or "CRITICAL" or "EMERGENCY" => LogLevel.Fatal,
        _ => LogLevel.None,
    };

    private static LineHead From(Match match)
    {
        var logger = match.Groups["logger"] is { Success: true } group ? group.Value : null;
        var level = Level(match.Groups["level"].Value);
        level = logger == "STDERR" && level < LogLevel.Warn ? LogLevel.Warn : level;
        var thread = match.Groups["thread"] is { Success: true } on ? on.Value : null;
        return new LineHead(level, thread, logger, Seconds(match), match.Groups["text"].Value);
    }

    private static double? Seconds(Match match)
    {
        if (!match.Groups["h"].Success)
        {
            return null;
        }

        return (Number(match, "h") * 3600) + (Number(match, "m") * 60) + Number(match, "s");
    }

    private static int Number(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // [12:00:01] [Server thread/INFO]: …   [05Jul2022 23:41:35.352] [main/INFO] [logger/MARK]: …   2019-02-12 [21:30:25] [Server thread/INFO]: …   [12:00:01] [main/INFO] (Minecraft) …
    [GeneratedRegex(
        @"^(?:\d{4}-\d\d-\d\d )?\[?(?:[\w./-]+ )?(?<h>\d\d):(?<m>\d\d):(?<s>\d\d)(?:[.:,]\d+)?\] \[(?<thread>[^\]]*?)[ /](?<level>" + Levels + @")\](?: \[(?<logger>[^\]]*)\]| \((?<logger>[^)]*)\))?:? ?(?<text>.*)$",
        Linear)]
    private static partial Regex Long();

    // [12:00:01 INFO]: …   [12:00:01 INFO] [logger]: …   [2019-08-29 15:47:34 INFO] …   [2021-10-22 15:14:07:643 INFO] …   [2021-02-18 16:50:16 Texture Downloader #1 INFO] …
    [GeneratedRegex(
        @"^\[(?:\d{4}-\d\d-\d\d )?(?<h>\d\d):(?<m>\d\d):(?<s>\d\d)(?:[.:,]\d+)? (?:(?<thread>[^\]]*) )?(?<level>" + Levels + @")\](?: \[(?<logger>[^\]]*)\]:)?:? ?(?<text>.*)$",
        Linear)]
    private static partial Regex Short();

    // [INFO] …   2019-02-16 00:25:12 [INFO] …   16:42:05 [WARNING] …   [12:00:01] [INFO] …   2022-08-17 14:52:17,268 main WARN …   [2026-01-01 10:00:00.000] [error] …   ERROR: …
    [GeneratedRegex(
        @"^(?:(?:\[?(?:\d{4}[-/]\d\d[-/]\d\d[ T])?(?<h>\d\d):(?<m>\d\d):(?<s>\d\d)(?:[.:,]\d+)?\]?)[ ,-]+)?(?:\[(?<level>(?i:" + Levels + @"))\]:?|(?<thread>[\w-]{1,40}) (?<level>WARN|ERROR|FATAL|INFO)|(?<level>ERROR|SEVERE|WARNING|FATAL):) (?:\[(?<logger>[\w .-]+)\]: )?(?<text>.*)$",
        Linear)]
    private static partial Regex Plain();

    // [Info: 2026-03-27 16:33:12.473059: id=: File.cpp(30)] …
    [GeneratedRegex(@"^\[(?<level>Info|Warning|Error|Debug|Trace|Fatal): \d{4}-\d\d-\d\d (?<h>\d\d):(?<m>\d\d):(?<s>\d\d)[^\]]*\] (?<text>.*)$", Linear)]
    private static partial Regex Launcher();

    // 12:00:01.123 [main] INFO org.example.Server - …
    [GeneratedRegex(
        @"^(?:\d{4}-\d\d-\d\d )?(?<h>\d\d):(?<m>\d\d):(?<s>\d\d)(?:[.,]\d+)? \[(?<thread>[^\]]*)\] (?<level>TRACE|DEBUG|INFO|WARN|ERROR) +(?<logger>[\w.$]+) - (?<text>.*)$",
        Linear)]
    private static partial Regex Dashed();
}
