using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;

namespace Portal.Domain.Conversations;

/// <summary>Adds finished messages that no turn writes: notices of the portal, and replies of people.</summary>
public sealed class Notices(IPortalDbFactory databases, ConversationFeeds feeds, TimeProvider clock)
{
    /// <summary>Adds a message with what belongs to it and tells every open page.</summary>
    /// <param name="clientId">Makes it unique: the same id again adds nothing.</param>
    /// <param name="with">Cards that come with it.</param>
    /// <returns>The message, or null when it was there already or the conversation is gone.</returns>
    public async Task<Message?> AddAsync(
        Guid conversationId, string clientId, MessageRole role, string text, string? authorName, IReadOnlyList<TurnEvent> with,
        CancellationToken cancellationToken)
    {
        var feed = await feeds.OpenAsync(conversationId, cancellationToken);
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var conversation = await db.Conversations.FirstOrDefaultAsync(c => c.Id == conversationId, cancellationToken);
        if (conversation is null || await db.Messages.AnyAsync(m => m.ConversationId == conversationId && m.ClientId == clientId, cancellationToken))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var message = new Message
        {
            OwnerId = conversation.OwnerId, ConversationId = conversationId, ClientId = clientId, Role = role, Text = text, AuthorName = authorName,
            State = MessageState.Complete, CreatedAt = now, CompletedAt = now,
        };
        db.Messages.Add(message);
        db.TurnEvents.AddRange(with.Select((change, i) => new TurnEventRow
        {
            OwnerId = conversation.OwnerId, ConversationId = conversationId, MessageId = message.Id, Number = feed.Last + i,
            Payload = TranscriptLine.Write(change), CreatedAt = now,
        }));
        conversation.UpdatedAt = now;
        await db.SaveChangesAsync(cancellationToken);
        feed.Publish(message.Id, null);
        return message;
    }
}
