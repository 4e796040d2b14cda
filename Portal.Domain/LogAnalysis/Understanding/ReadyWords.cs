using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>The lines by which servers say that they are ready. Texts: the games' own, as the panel's eggs wait for them.</summary>
internal static class ReadyWords
{
    public static IReadOnlyList<string> All { get; } =
    [
        ")! For help, type ", "Listening on ", "Server started.", "Server startup complete", "gameserver Steam ID", "Connection to Steam servers successful",
        "Game server connected", "Hosting game at IP ADDR", "Server is listening on port", "Full Startup:", "Server is ready", .. GameClues.Ready,
    ];

    /// <summary>Whether an entry says one of them.</summary>
    public static bool SaidIn(LogEntry entry) =>
        entry.Origin is LogOrigin.Server && entry.Lines.Exists(line => All.Any(text => line.Contains(text, StringComparison.Ordinal)));
}
