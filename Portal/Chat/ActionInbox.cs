using System.Threading.Channels;

namespace Portal.Chat;

/// <summary>An approved card, with the stamp of the sign-in that approved it.</summary>
public sealed record ApprovedAction(Guid ActionId, string SecurityStamp);

/// <summary>Approved cards waiting to be carried out in this process.</summary>
public sealed class ActionInbox
{
    private readonly Channel<ApprovedAction> _actions = Channel.CreateUnbounded<ApprovedAction>();

    /// <summary>Hands an approved card over.</summary>
    public void Add(ApprovedAction approved) => _actions.Writer.TryWrite(approved);

    /// <summary>Approved cards as they come.</summary>
    public IAsyncEnumerable<ApprovedAction> ReadAllAsync(CancellationToken cancellationToken) => _actions.Reader.ReadAllAsync(cancellationToken);
}
