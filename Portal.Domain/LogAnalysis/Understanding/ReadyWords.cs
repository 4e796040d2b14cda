using System.Buffers;
using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>The lines by which servers say that they are ready. Texts: the games' own, as the panel's eggs wait for them.</summary>
internal static class ReadyWords
{
    private static readonly SearchValues<string> Ready = SearchValues.Create(
    [
        ")! For help, type ", "Listening on ", "Server started.", "Server startup complete", "gameserver Steam ID", "Connection to Steam servers successful",
        "Game server connected", "Hosting game at IP ADDR", "Server is listening on port", "Full Startup:", "Server is ready", .. GameClues.Ready,
    ], StringComparison.Ordinal);

    /// <summary>Whether one of them was said and the server did not end after it.</summary>
    public static bool SaidIn(IEnumerable<LogEntry> entries) =>
        entries.Any(entry => entry.Origin is LogOrigin.Server && entry.Lines.Exists(line => line.AsSpan().ContainsAny(Ready)));
}
