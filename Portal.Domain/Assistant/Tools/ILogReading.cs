using Portal.Domain.People;

namespace Portal.Domain.Assistant.Tools;

/// <summary>Reads and analyses logs for the assistant. Problems of the panel come out as <see cref="SeenLog.Why"/>.</summary>
public interface ILogReading
{
    /// <summary>The log of a server, with the caller's own rights.</summary>
    /// <param name="again">Skip what is cached.</param>
    Task<SeenLog> ReadAsync(Caller caller, string serverId, string serverName, int lines, bool again, CancellationToken cancellationToken);

    /// <summary>A log that the owner attached.</summary>
    Task<SeenLog> ReadAttachedAsync(Caller caller, AttachedLog log, CancellationToken cancellationToken);

    /// <summary>Lines the owner pasted.</summary>
    SeenLog ReadText(IReadOnlyList<string> lines);
}
