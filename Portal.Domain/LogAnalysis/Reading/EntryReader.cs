using System.Text.RegularExpressions;

namespace Portal.Domain.LogAnalysis.Reading;

/// <summary>Cuts a text into entries.</summary>
internal static partial class EntryReader
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>An entry longer than this is cut: a trace of 60,000 frames says no more than its first thousand.</summary>
    private const int MostLines = 1500;

    /// <summary>Clean lines and the entries they make.</summary>
    public static (List<string> Lines, List<LogEntry> Entries) Read(string text, CancellationToken cancellationToken)
    {
        var (lines, entries, state) = (new List<string>(), new List<LogEntry>(), new State());
        foreach (var range in text.AsSpan().Split('\n'))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = LineCleaner.Clean(text.AsSpan()[range]);
            lines.Add(line);
            Take(line, lines.Count, state, entries);
        }

        if (lines.Count > 0 && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1); // the line feed at the end makes no line
        }

        return (lines, entries);
    }

    private static void Take(string line, int number, State state, List<LogEntry> entries)
    {
        var begun = Daemon(line, number) ?? Report(line, number, state) ?? Headed(line, number, state) ?? Bare(line, number, state);
        if (begun is not null)
        {
            entries.Add(begun);
            state.Current = begun.Origin is LogOrigin.Player ? state.Current : begun;
            state.WasPlayer = begun.Origin is LogOrigin.Player;
        }
        else if (state.Current is { } current && current.Lines.Count < MostLines)
        {
            current.Lines.Add(line);
            current.Numbers.Add(number);
        }
    }

    private static LogEntry? Daemon(string line, int number) =>
        line.StartsWith('[') && DaemonHead().Match(line) is { Success: true } match
            ? Begin(number, match.Groups["text"].Value.Trim(' ', '-'), LogOrigin.Daemon, new LogEntry { FirstLine = number, Origin = LogOrigin.Daemon, HasHead = true })
            : null;

    private static LogEntry? Report(string line, int number, State state)
    {
        if (ReportHead().IsMatch(line))
        {
            state.InReport = ++state.Reports;
            return Begin(number, line, LogOrigin.Report, new LogEntry { FirstLine = number, Origin = LogOrigin.Report, Level = LogLevel.Fatal, Report = state.InReport });
        }

        return state.InReport > 0 && line.StartsWith("-- ", StringComparison.Ordinal) && line.EndsWith(" --", StringComparison.Ordinal)
            ? Begin(number, line, LogOrigin.Report, new LogEntry { FirstLine = number, Origin = LogOrigin.Report, Report = state.InReport })
            : null;
    }

    private static LogEntry? Headed(string line, int number, State state)
    {
        if (HeadGrammar.Read(line) is not { } head)
        {
            return null;
        }

        // A report may quote other logs' lines in its sections only with spaces before them.
        state.InReport = 0;
        var origin = PlayerTalk.Is(head) ? LogOrigin.Player : LogOrigin.Server;
        return Begin(number, head.Message, origin, new LogEntry
        {
            FirstLine = number, Origin = origin, Level = head.Level, Thread = head.Thread, Logger = head.Logger, Time = head.Time, HasHead = true,
        });
    }

    private static LogEntry? Bare(string line, int number, State state)
    {
        if (state.InReport > 0 || (state.Current is not null && Continues(line, state)))
        {
            return null;
        }

        var isPlayer = PlayerTalk.IsPrompt(line) || PlayerTalk.Is(new LineHead(LogLevel.None, null, null, null, line));
        var origin = isPlayer ? LogOrigin.Player : LogOrigin.Server;
        var level = Thrown().IsMatch(line) ? LogLevel.Error : LogLevel.None;
        return Begin(number, line, origin, new LogEntry { FirstLine = number, Origin = origin, Level = level });
    }

    private static bool Continues(string line, State state)
    {
        if (Starts().IsMatch(line))
        {
            return false;
        }

        return line.Length == 0 || line[0] is ' ' or '\t' or ']' or '}' || Trace().IsMatch(line)
            || (state.Current is { HasHead: true } current && !state.WasPlayer && (current.Level >= LogLevel.Warn || Thrown().IsMatch(line)));
    }

    private static LogEntry Begin(int number, string text, LogOrigin origin, LogEntry entry)
    {
        entry.Lines.Add(text);
        entry.Numbers.Add(number);
        return entry;
    }

    [GeneratedRegex(@"^\[[^\]]{1,40} Daemon\]: ?(?<text>.*)$", Linear | RegexOptions.IgnoreCase)]
    private static partial Regex DaemonHead();

    [GeneratedRegex(@"^(?:\[[^\n]{0,160}\]:? ?)?-{3,4} \w[\w ]* Report -{3,4}\s*$", Linear)]
    private static partial Regex ReportHead();

    [GeneratedRegex(
        @"^(?:Exception in thread |Error: |Error occurred during |OpenJDK |Java HotSpot|# A fatal|# There is insufficient|There is insufficient memory|Invalid (?:maximum|initial|minimum) heap|Too small |Initial heap size|Unrecognized |Could not create the Java|Conflicting collector|container@|java: |/bin/|sh: |bash: |ERROR! |Error! |FATAL |Fatal |Server exited|Killed|\[ERROR\]|Update state |\[S_API|NO LOG FILE|Segmentation fault|Aborted|Picked up )",
        Linear)]
    private static partial Regex Starts();

    [GeneratedRegex(@"^(?:at [\w$.]+|Caused by: |Suppressed: |\.{3} \d+ (?:more|common)|Details:|Stacktrace:|> |>> )", Linear)]
    private static partial Regex Trace();

    [GeneratedRegex(@"^(?:Exception in thread .*|(?:Caused by: )?(?:[a-z][\w$]*\.)+[\w$]*(?:Exception|Error|Throwable)\b.*)$", Linear)]
    private static partial Regex Thrown();

    private sealed class State
    {
        public LogEntry? Current { get; set; }

        public bool WasPlayer { get; set; }

        public int Reports { get; set; }

        public int InReport { get; set; }
    }
}
