using Portal.Domain.People;

namespace Portal.Domain.Panel;

/// <summary>A power signal.</summary>
public enum PowerSignal
{
    Start,
    Stop,
    Restart,
    Kill,
}

/// <summary>
/// Changes things on the panel. One call, one HTTP request, never tried again by any layer. Only <c>Confirmations</c> and the owner's own
/// command line use it. Throws <see cref="PanelProblemException"/> when the panel refused (nothing happened) and
/// <see cref="PanelUncertainException"/> when the request may or may not have arrived.
/// </summary>
public interface IPanelWriter
{
    /// <summary>Sends a power signal. Returning means only that the node accepted it.</summary>
    Task SendPowerAsync(Caller caller, string serverId, PowerSignal signal, CancellationToken cancellationToken);

    /// <summary>Sets a start-up variable; in force at the next start.</summary>
    Task SetVariableAsync(Caller caller, string serverId, string key, string value, CancellationToken cancellationToken);

    /// <summary>Sets the docker image; in force at the next start.</summary>
    Task SetDockerImageAsync(Caller caller, string serverId, string image, CancellationToken cancellationToken);

    /// <summary>Renames a file inside the server's own folder. The panel says nothing when the source is missing: look first.</summary>
    Task RenameFileAsync(Caller caller, string serverId, string from, string to, CancellationToken cancellationToken);

    /// <summary>Replaces a text file.</summary>
    Task WriteFileAsync(Caller caller, string serverId, string path, string content, CancellationToken cancellationToken);

    /// <summary>Deletes a file.</summary>
    Task DeleteFileAsync(Caller caller, string serverId, string path, CancellationToken cancellationToken);

    /// <summary>Sends one console command; there is no answer.</summary>
    Task SendCommandAsync(Caller caller, string serverId, string command, CancellationToken cancellationToken);

    /// <summary>Starts a backup.</summary>
    Task<PanelBackup> CreateBackupAsync(Caller caller, string serverId, string? name, CancellationToken cancellationToken);
}

/// <summary>The request was sent and its fate is not known: time-out, cut connection.</summary>
public sealed class PanelUncertainException(string message, Exception? inner = null) : Exception(message, inner);
