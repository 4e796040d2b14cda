namespace Portal.Domain.LogAnalysis.Reading;

/// <summary>How loud an entry is. <see cref="None"/>: the line says no level.</summary>
internal enum LogLevel
{
    None,
    Trace,
    Debug,
    Info,
    Warn,
    Error,
    Fatal,
}

/// <summary>Who wrote an entry.</summary>
internal enum LogOrigin
{
    Server,

    /// <summary>A player, or the echo of a command: never evidence.</summary>
    Player,

    /// <summary>The panel's node.</summary>
    Daemon,

    /// <summary>A part of a crash report.</summary>
    Report,
}

/// <summary>A log entry: its head line and what belongs to it.</summary>
internal sealed class LogEntry
{
    public required int FirstLine { get; init; }

    public LogLevel Level { get; set; }

    public LogOrigin Origin { get; init; }

    /// <summary>Seconds of the day (or of the Unix epoch where the line has a date), or null.</summary>
    public double? Time { get; init; }

    public string? Thread { get; init; }

    public string? Logger { get; init; }

    /// <summary>The whole first line with its head, clean.</summary>
    public string First { get; init; } = "";

    /// <summary>The message without its head, then the lines that follow.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Line numbers of <see cref="Lines"/>: other entries may stand between them.</summary>
    public List<int> Numbers { get; } = [];

    /// <summary>Entries of one crash report have the same number; 0 = none.</summary>
    public int Report { get; init; }

    public bool HasHead { get; init; }

    /// <summary>Which of the scanner's literals stand in its lines, each once.</summary>
    public List<int> Literals { get; } = [];

    /// <summary>All lines with line feeds between.</summary>
    public string Text => field ??= Lines.Count == 1 ? Lines[0] : string.Join('\n', Lines);

    public bool IsLoud => Level >= LogLevel.Error;

    /// <summary>A line as it stands in the log, clean; null when it is none of this entry's.</summary>
    public string? LineAt(int number)
    {
        var at = Numbers.BinarySearch(number);
        return at < 0 ? null : at == 0 ? First : Lines[at];
    }
}
