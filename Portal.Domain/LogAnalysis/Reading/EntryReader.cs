using System.Text.RegularExpressions;

namespace Portal.Domain.LogAnalysis.Reading;

/// <summary>Tells of a clean line whether an entry begins with it, and which. What it must remember of earlier lines it remembers itself.</summary>
internal sealed partial class EntryReader
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private int _reports;
    private int _inReport;

    /// <summary>The last entry that no player wrote: what begins no entry belongs to it.</summary>
    public LogEntry? Current { get; set; }

    /// <summary>Whether the last entry was a player's.</summary>
    public bool WasPlayer { get; set; }

    /// <summary>Whether the lines are those of a crash report.</summary>
    public bool IsInReport => _inReport > 0;

    /// <summary>A line with a head ends a report.</summary>
    public void LeaveReport() => _inReport = 0;

    /// <summary>The entry that begins with this line, or null when the line belongs to <see cref="Current"/>.</summary>
    public LogEntry? Read(string line, int number) => Daemon(line, number) ?? Report(line, number) ?? Headed(line, number) ?? Bare(line, number);

    /// <summary>The entry of a line whose head is known.</summary>
    public LogEntry Headed(string line, int number, LineHead head)
    {
        // A report may quote other logs' lines in its sections only with spaces before them.
        LeaveReport();
        var origin = PlayerTalk.Is(head) ? LogOrigin.Player : LogOrigin.Server;
        return Begin(head.Message, new LogEntry
        {
            FirstLine = number, Origin = origin, Level = head.Level, Thread = head.Thread, Logger = head.Logger, Time = head.Time, HasHead = true, First = line,
        });
    }

    private static LogEntry? Daemon(string line, int number) =>
        line.StartsWith('[') && DaemonHead().Match(line) is { Success: true } match
            ? Begin(match.Groups["text"].Value.Trim(' ', '-'), new LogEntry { FirstLine = number, Origin = LogOrigin.Daemon, HasHead = true, First = line })
            : null;

    private LogEntry? Report(string line, int number)
    {
        if (!line.AsSpan().TrimEnd().EndsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        if (ReportHead().IsMatch(line))
        {
            _inReport = ++_reports;
            return Begin(line, new LogEntry { FirstLine = number, Origin = LogOrigin.Report, Level = LogLevel.Fatal, Report = _inReport, First = line });
        }

        return _inReport > 0 && line.StartsWith("-- ", StringComparison.Ordinal) && line.EndsWith(" --", StringComparison.Ordinal)
            ? Begin(line, new LogEntry { FirstLine = number, Origin = LogOrigin.Report, Report = _inReport, First = line })
            : null;
    }

    private LogEntry? Headed(string line, int number) => HeadGrammar.Read(line) is { } head ? Headed(line, number, head) : null;

    private LogEntry? Bare(string line, int number)
    {
        if (_inReport > 0 || (Current is not null && Continues(line)))
        {
            return null;
        }

        var isPlayer = PlayerTalk.IsPrompt(line) || PlayerTalk.Is(new LineHead(LogLevel.None, null, null, null, line));
        var origin = isPlayer ? LogOrigin.Player : LogOrigin.Server;
        var level = Thrown().IsMatch(line) ? LogLevel.Error : LogLevel.None;
        return Begin(line, new LogEntry { FirstLine = number, Origin = origin, Level = level, First = line });
    }

    private bool Continues(string line)
    {
        if (Starts().IsMatch(line))
        {
            return false;
        }

        return line.Length == 0 || line[0] is ' ' or '\t' or ']' or '}' || Trace().IsMatch(line)
            || (Current is { HasHead: true } current && !WasPlayer && (current.Level >= LogLevel.Warn || Thrown().IsMatch(line)));
    }

    private static LogEntry Begin(string text, LogEntry entry)
    {
        entry.Lines.Add(text);
        entry.Numbers.Add(entry.FirstLine);
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
}
