using System.Collections.Concurrent;

namespace Portal.Chat;

/// <summary>The turns running in this process, by the answer they write, so that their owner can stop them.</summary>
public sealed class RunningTurns
{
    private readonly ConcurrentDictionary<Guid, (string OwnerId, CancellationTokenSource Stop)> _running = new();

    /// <summary>Stops the answer if it is this owner's and being written here.</summary>
    public bool Stop(string ownerId, Guid answerId)
    {
        if (!_running.TryGetValue(answerId, out var turn) || turn.OwnerId != ownerId)
        {
            return false;
        }

        turn.Stop.Cancel();
        return true;
    }

    internal void Begin(Guid answerId, string ownerId, CancellationTokenSource stop) => _running[answerId] = (ownerId, stop);

    internal void End(Guid answerId) => _running.TryRemove(answerId, out _);
}
