using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.People;
using Portal.Domain.Safety;

namespace Portal.Domain.Conversations;

/// <summary>A conversation opened by a page.</summary>
/// <param name="Number">Follow the feed from here.</param>
public sealed record OpenConversation(Conversation Conversation, List<TranscriptLine> Transcript, ConversationFeed Feed, long Number);

/// <summary>A row of the conversation list.</summary>
public sealed record ConversationSummary(Guid Id, string Title, string? ServerName, DateTimeOffset UpdatedAt, ConversationState State);

/// <summary>Reads conversations for those who may see them: their owner, and staff once there is a ticket. Only the owner sees them unredacted (security, D24).</summary>
public sealed class ConversationReader(IPortalDbFactory databases, ConversationFeeds feeds, ConversationRedactions redactions)
{
    /// <summary>Conversations shown in the list, newest first, at most 100; with words: those whose title or messages contain them.</summary>
    public async Task<IReadOnlyList<ConversationSummary>> ListAsync(Caller caller, string? words, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var mine = db.Conversations.Where(c => c.OwnerId == caller.UserId && c.ArchivedAt == null);
        if (!string.IsNullOrWhiteSpace(words))
        {
            var like = $"%{words.Trim().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
            mine = mine.Where(c => EF.Functions.Like(c.Title, like, "\\")
                || db.Messages.Any(m => m.ConversationId == c.Id && m.ReplacedById == null && EF.Functions.Like(m.Text, like, "\\")));
        }

        return await mine.OrderByDescending(c => c.UpdatedAt).Take(100)
            .Select(c => new ConversationSummary(c.Id, c.Title, c.ServerName, c.UpdatedAt, c.State))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The whole conversation with the place to follow it from, or null when it is not there or not theirs.</summary>
    public async Task<OpenConversation?> OpenAsync(Caller caller, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        if (await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == conversationId, cancellationToken) is not { } conversation)
        {
            return null;
        }

        var feed = await feeds.OpenAsync(conversationId, cancellationToken);
        var number = feed.Last; // before the rows are read: what comes meanwhile is followed, not lost
        var lines = await ReadAsync(db, m => m.ConversationId == conversationId, cancellationToken);
        foreach (var line in lines)
        {
            CatchUp(line, feed);
            Redact(caller, conversation, line);
        }

        return new OpenConversation(conversation, lines, feed, number);
    }

    /// <summary>One message anew, or null when it is gone, replaced or not theirs.</summary>
    public async Task<TranscriptLine?> FindAsync(Caller caller, Guid messageId, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var lines = await ReadAsync(db, m => m.Id == messageId, cancellationToken);
        if (lines is not [var line])
        {
            return null;
        }

        var conversation = await db.Conversations.AsNoTracking().FirstAsync(c => db.Messages.Any(m => m.Id == messageId && m.ConversationId == c.Id), cancellationToken);
        CatchUp(line, await feeds.OpenAsync(conversation.Id, cancellationToken));
        Redact(caller, conversation, line);
        return line;
    }

    private void Redact(Caller caller, Conversation conversation, TranscriptLine line)
    {
        if (caller.UserId != conversation.OwnerId)
        {
            line.Redact(redactions.For(conversation.OwnerId, conversation.Id));
        }
    }

    private static async Task<List<TranscriptLine>> ReadAsync(
        IPortalDb db, System.Linq.Expressions.Expression<Func<Message, bool>> which, CancellationToken cancellationToken)
    {
        var messages = await db.Messages.AsNoTracking().Where(which).Where(m => m.ReplacedById == null)
            .OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        var ids = db.Messages.Where(which).Select(m => m.Id);
        var rows = await db.TurnEvents.AsNoTracking().Where(r => ids.Contains(r.MessageId)).OrderBy(r => r.Number).ToListAsync(cancellationToken);
        var byMessage = rows.ToLookup(r => r.MessageId);
        return messages.ConvertAll(m => TranscriptLine.From(m, byMessage[m.Id]));
    }

    // The row of an answer being written is up to half a second behind; the feed is not.
    private static void CatchUp(TranscriptLine line, ConversationFeed feed)
    {
        if (line.State != MessageState.Streaming)
        {
            line.SeenUpTo = long.MaxValue;
            return;
        }

        if (feed.Live(line.Id) is not { } live)
        {
            return;
        }

        line.Clear();
        line.Text = live.Text;
        live.Events.ToList().ForEach(line.Apply);
        line.SeenUpTo = live.Number;
    }
}
