namespace Portal.Domain.Panel;

/// <summary>Where lines came from, or why they did not.</summary>
/// <param name="Kind"><c>console</c>, <c>file</c> or <c>crash_report</c>.</param>
/// <param name="Path">The file, for a file.</param>
/// <param name="Count">Lines taken.</param>
/// <param name="Problem">Why there are none, or null.</param>
public sealed record LogSource(string Kind, string? Path, int Count, PanelProblem? Problem = null);

/// <summary>A server's log as the caller may read it.</summary>
/// <param name="Lines">Clean text (no ANSI codes, no control characters), oldest first, no overlaps.</param>
/// <param name="Sources">What was tried, in order.</param>
/// <param name="Notes">Sentences on what is missing and why.</param>
/// <param name="Gaps">How often the live connection was interrupted.</param>
public sealed record ServerLog(string ServerId, string Name, int Requested, IReadOnlyList<string> Lines, IReadOnlyList<LogSource> Sources, IReadOnlyList<string> Notes, int Gaps = 0);

/// <summary>Something the node said over the live connection.</summary>
public abstract record ConsoleEvent(DateTimeOffset At)
{
    /// <summary>A console line, cleaned. <paramref name="IsHistory"/>: sent on connecting, not new.</summary>
    public sealed record Line(string Text, bool IsHistory, DateTimeOffset At) : ConsoleEvent(At);

    /// <summary>The power state changed, or was told on connecting.</summary>
    public sealed record State(PowerState Power, DateTimeOffset At) : ConsoleEvent(At);

    /// <summary>Usage, about once a second.</summary>
    public sealed record Stats(ServerUsage Usage, DateTimeOffset At) : ConsoleEvent(At);

    /// <summary>Lines may be missing here: the connection was lost or its token had expired.</summary>
    public sealed record Gap(string Reason, DateTimeOffset At) : ConsoleEvent(At);

    /// <summary>What was sent on connecting is over: everything from here on is new.</summary>
    public sealed record HistoryEnd(DateTimeOffset At) : ConsoleEvent(At);
}
