using Portal.Domain.People;

namespace Portal.Domain.Panel;

/// <summary>
/// Reads from the panel with the caller's own rights. Every method throws <see cref="PanelProblemException"/> when the panel refuses or fails;
/// "not there" and "not yours" are the same null or <see cref="PanelProblemKind.NotFound"/>.
/// Server ids are the panel's uuids.
/// </summary>
public interface IPanelReader
{
    /// <summary>All servers the caller owns or co-manages, every page.</summary>
    Task<IReadOnlyList<PanelServer>> ListServersAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>One server with the caller's permissions, asked now, or null.</summary>
    Task<ServerDetails?> FindServerAsync(Caller caller, string serverId, CancellationToken cancellationToken);

    /// <summary>Live usage. The panel itself may be up to 20 s behind; <see cref="FollowConsoleAsync"/> is not.</summary>
    Task<ServerUsage> GetUsageAsync(Caller caller, string serverId, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="lines"/> lines: console history, then <c>logs/latest.log</c>, then the newest crash report.</summary>
    Task<ServerLog> ReadLogAsync(Caller caller, string serverId, int lines, CancellationToken cancellationToken);

    /// <summary>Follows console, state and usage over the one socket that all viewers of a server share. Ends when the token is cancelled.</summary>
    IAsyncEnumerable<ConsoleEvent> FollowConsoleAsync(Caller caller, string serverId, CancellationToken cancellationToken);

    /// <summary>The entries of a folder.</summary>
    Task<IReadOnlyList<PanelFile>> ListFilesAsync(Caller caller, string serverId, string directory, CancellationToken cancellationToken);

    /// <summary>A text file of at most 4 MiB, or null when it is not there.</summary>
    Task<string?> ReadFileAsync(Caller caller, string serverId, string path, CancellationToken cancellationToken);

    /// <summary>Start-up command, variables and allowed images.</summary>
    Task<StartupSettings> GetStartupAsync(Caller caller, string serverId, CancellationToken cancellationToken);

    /// <summary>Backups, newest first.</summary>
    Task<IReadOnlyList<PanelBackup>> ListBackupsAsync(Caller caller, string serverId, CancellationToken cancellationToken);

    /// <summary>The newest 25 lines of the activity log.</summary>
    Task<IReadOnlyList<PanelActivity>> ListActivityAsync(Caller caller, string serverId, CancellationToken cancellationToken);
}
