namespace Portal.Demo.Machine;

/// <summary>One thing a game server logged. The text may have several lines (a stack trace).</summary>
/// <param name="Logger">The logger, where the software prints it.</param>
public sealed record LogEntry(DateTimeOffset At, string Thread, string Level, string? Logger, string Text);
