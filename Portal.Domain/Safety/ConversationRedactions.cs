namespace Portal.Domain.Safety;

/// <summary>
/// One <see cref="Redaction"/> for each conversation of each owner, so that a value keeps its placeholder in prompts, staff views and the
/// ticket (security, D24). Kept in this process only, the most recent ones: after a restart the same talk gives the same numbers again,
/// for it is read in the same order.
/// </summary>
public sealed class ConversationRedactions
{
    private const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Owner, Guid Conversation), LinkedListNode<Kept>> _kept = [];
    private readonly LinkedList<Kept> _byUse = [];

    /// <summary>The conversation's own. Another owner's is never the same, whatever the id.</summary>
    public Redaction For(string ownerId, Guid conversationId)
    {
        lock (_gate)
        {
            var key = (ownerId, conversationId);
            if (_kept.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
            }
            else
            {
                node = new LinkedListNode<Kept>(new Kept(key, new Redaction()));
                _kept[key] = node;
            }

            _byUse.AddLast(node);
            if (_kept.Count > Most)
            {
                _kept.Remove(_byUse.First!.Value.Key);
                _byUse.RemoveFirst();
            }

            return node.Value.Redaction;
        }
    }

    private sealed record Kept((string Owner, Guid Conversation) Key, Redaction Redaction);
}
