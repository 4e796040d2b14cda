using System.Text.RegularExpressions;

namespace Portal.Cli.Eval;

/// <summary>The shapes in which a panel delivers one and the same log. Quotes by players are never evidence.</summary>
internal static partial class LogVariants
{
    public const string Plain = "plain";
    public const string Tail = "tail";
    public const string Chat = "chat";

    /// <summary>How many lines a console shows.</summary>
    public const int TailLines = 150;

    /// <summary>Every shape, plain first.</summary>
    public static IReadOnlyList<string> All { get; } = [Plain, "crlf", "ansi", "container", "short", Tail, Chat];

    private static readonly string[] Quotes =
    [
        "java.lang.OutOfMemoryError: Java heap space", "**** FAILED TO BIND TO PORT!", "You need to agree to the EULA in order to run the server",
        "Could not load 'plugins/Shop.jar' in folder 'plugins'", "The server has stopped responding!", "Mod 'A' (a) 1.0 is incompatible with mod 'B' (b)",
        "No space left on device", "Encountered an unexpected exception", "Exception ticking world", "Failed to start the minecraft server",
    ];

    /// <summary>The log in a shape.</summary>
    public static string Shape(string variant, string text) => variant switch
    {
        "crlf" => text.ReplaceLineEndings("\r\n"),
        "ansi" => EachLine(text, line => $"\u001b[33;1m{Level().Replace(line, "\u001b[m\u001b[31m$0\u001b[0m", 1)}\u001b[m"),
        "container" => EachLine(text, line => $"2026-11-24T10:00:00.000000000Z {line}"),
        "short" => EachLine(text, line => LongHead().Replace(line, "[${time} ${level}]: ", 1)),
        Tail => string.Join('\n', text.TrimEnd('\n').Split('\n').TakeLast(TailLines)),
        Chat => $"{text.TrimEnd()}\n{string.Join('\n', Quotes.SelectMany(Spoken))}\n",
        _ => text,
    };

    /// <summary>How many lines at the beginning a shape leaves out.</summary>
    public static int Skipped(string variant, string text) =>
        variant == Tail ? Math.Max(0, text.TrimEnd('\n').Split('\n').Length - TailLines) : 0;

    private static string EachLine(string text, Func<string, string> shape) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : shape(line)));

    private static IEnumerable<string> Spoken(string quote) =>
    [
        $"[10:00:00] [Async Chat Thread - #1/INFO]: <Kuro_77> {quote}",
        $"[10:00:01] [Server thread/INFO]: [Not Secure] <Kuro_77> {quote}",
        $"[10:00:02 INFO]: [Admin] Kuro_77 » {quote}",
        $"[10:00:03] [Server thread/INFO]: Kuro_77 issued server command: /msg Mia {quote}",
        $"[10:00:04] [Server thread/INFO]: [Server] {quote}",
    ];

    [GeneratedRegex(@"\b(?:INFO|WARN|ERROR|FATAL)\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Level();

    [GeneratedRegex(
        @"^\[(?:\w+ )?(?<time>\d\d:\d\d:\d\d)(?:\.\d+)?\] \[[^\]]*[/ ](?<level>TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\](?: \[[\w.$/ -]*\]:| \([\w.$/ -]*\)|:) ?",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex LongHead();
}
