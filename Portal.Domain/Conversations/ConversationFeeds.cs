using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;

namespace Portal.Domain.Conversations;

/// <summary>The feeds of this process, one a conversation, made when first needed. Numbers go on where the database left them.</summary>
public sealed class ConversationFeeds(IPortalDbFactory databases)
{
    /// <summary>Numbers skipped after a restart: what a crash may have given out without saving it.</summary>
    private const long Skipped = 1000;

    private readonly ConcurrentDictionary<Guid, Lazy<Task<ConversationFeed>>> _feeds = new();

    /// <summary>The conversation's feed.</summary>
    public async Task<ConversationFeed> OpenAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        var feed = _feeds.GetOrAdd(conversationId, id => new Lazy<Task<ConversationFeed>>(() => LoadAsync(id)));
        try
        {
            return await feed.Value.WaitAsync(cancellationToken);
        }
        catch when (feed.Value.IsFaulted)
        {
            _feeds.TryRemove(new(conversationId, feed)); // the database was away: the next one tries again
            throw;
        }
    }

    /// <summary>
    /// Says that a message was added or changed outside a turn. Without a feed in this process nobody follows, and nothing is to be done.
    /// </summary>
    public void Changed(Guid conversationId, Guid messageId)
    {
        if (_feeds.TryGetValue(conversationId, out var feed) && feed is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            feed.Value.Result.Publish(messageId, null);
        }
    }

    // No caller's token here: several wait for the same load.
    private async Task<ConversationFeed> LoadAsync(Guid conversationId)
    {
        await using var db = await databases.OpenForSystemAsync(CancellationToken.None);
        var last = await db.Conversations.Where(c => c.Id == conversationId).Select(c => c.LastEvent).FirstOrDefaultAsync(CancellationToken.None);
        return new ConversationFeed(last == 0 ? 0 : last + Skipped);
    }
}
