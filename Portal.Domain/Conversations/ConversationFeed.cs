using System.Runtime.CompilerServices;
using System.Text;

namespace Portal.Domain.Conversations;

/// <summary>
/// The numbered events of one conversation in this process. Followers share one buffer and keep only a position in it,
/// so a slow one costs nothing; one that fell behind the buffer is told to read everything again.
/// </summary>
public sealed class ConversationFeed
{
    /// <summary>Events kept for followers that lag; an answer rarely has a quarter of it.</summary>
    internal const int Kept = 4096;

    private readonly Lock _gate = new();
    private readonly List<FeedItem> _items = [];
    private readonly Dictionary<Guid, LiveAnswer> _live = [];
    private TaskCompletionSource _more = NewSignal();
    private long _last;

    internal ConversationFeed(long last) => _last = last;

    /// <summary>The number given out last.</summary>
    public long Last
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    /// <summary>True while an answer is being written.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_gate)
            {
                return _live.Count > 0;
            }
        }
    }

    /// <summary>Numbers an event and wakes every follower.</summary>
    /// <param name="messageId">The message it belongs to.</param>
    /// <param name="change">The event, or null when the message itself was added or changed.</param>
    public FeedItem Publish(Guid messageId, TurnEvent? change)
    {
        TaskCompletionSource signal;
        FeedItem item;
        lock (_gate)
        {
            item = new FeedItem(++_last, messageId, change);
            _items.Add(item);
            if (_items.Count > Kept)
            {
                _items.RemoveRange(0, _items.Count - Kept);
            }

            Remember(item);
            (signal, _more) = (_more, NewSignal());
        }

        signal.TrySetResult();
        return item;
    }

    /// <summary>Marks that an answer is being written, so that its text so far can be asked for.</summary>
    public void Begin(Guid messageId)
    {
        lock (_gate)
        {
            _live[messageId] = new LiveAnswer();
        }
    }

    /// <summary>The text and events of an answer being written, with the number they reach to; null when it is not being written here.</summary>
    public (long Number, string Text, IReadOnlyList<TurnEvent> Events)? Live(Guid messageId)
    {
        lock (_gate)
        {
            return _live.TryGetValue(messageId, out var live) ? (_last, live.Text.ToString(), [.. live.Events]) : null;
        }
    }

    /// <summary>Everything after <paramref name="after"/>, then whatever comes, until cancelled.</summary>
    /// <remarks>An item with an empty message id means: too much was missed, read the conversation again.</remarks>
    public async IAsyncEnumerable<FeedItem> FollowAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var (items, more) = Next(ref after);
            foreach (var item in items)
            {
                yield return item;
            }

            if (items.Count == 0)
            {
                await more.WaitAsync(cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private (IReadOnlyList<FeedItem> Items, Task More) Next(ref long after)
    {
        lock (_gate)
        {
            if (after >= _last)
            {
                return ([], _more.Task);
            }

            var first = _items.Count == 0 ? _last + 1 : _items[0].Number;
            var missed = after + 1 < first;
            IReadOnlyList<FeedItem> items = missed
                ? [new FeedItem(_last, Guid.Empty, null)]
                : _items.GetRange((int)(after + 1 - first), (int)(_last - after));
            after = _last;
            return (items, _more.Task);
        }
    }

    private void Remember(FeedItem item)
    {
        if (item.Event is null || !_live.TryGetValue(item.MessageId, out var live))
        {
            return;
        }

        switch (item.Event)
        {
            case TurnEvent.Delta delta:
                live.Text.Append(delta.Text);
                break;
            case TurnEvent.Restarted:
                live.Text.Clear();
                break;
            case TurnEvent.Done:
                _live.Remove(item.MessageId);
                break;
            default:
                live.Events.Add(item.Event);
                break;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class LiveAnswer
    {
        public StringBuilder Text { get; } = new();

        public List<TurnEvent> Events { get; } = [];
    }
}
