using System.Threading.Channels;

namespace Portal.Chat;

/// <summary>Turns waiting to be run in this process. The rows are in the database; this only says which.</summary>
public sealed class TurnInbox
{
    private readonly Channel<Guid> _turns = Channel.CreateBounded<Guid>(new BoundedChannelOptions(1024) { SingleReader = true });

    /// <summary>Hands a turn over; waits when a thousand are waiting already.</summary>
    public ValueTask AddAsync(Guid turnId, CancellationToken cancellationToken) => _turns.Writer.WriteAsync(turnId, cancellationToken);

    /// <summary>Turns as they come.</summary>
    public IAsyncEnumerable<Guid> ReadAllAsync(CancellationToken cancellationToken) => _turns.Reader.ReadAllAsync(cancellationToken);
}
