using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Data;
using Portal.Domain.People;

namespace Portal.Domain.Conversations;

/// <summary>What became of an owner's message.</summary>
/// <param name="ConversationId">The conversation it is in.</param>
/// <param name="MessageId">The saved message.</param>
/// <param name="TurnId">The turn to run, or null: it was sent before, or a person answers here.</param>
/// <param name="Refused">Why it was not taken, in plain words; nothing was saved and the text stays with the owner.</param>
public sealed record Said(Guid ConversationId, Guid MessageId, Guid? TurnId, string? Refused = null);

/// <summary>Takes owners' messages. A message is saved, with the turn that answers it, before anything else happens.</summary>
public sealed class ConversationService(
    IPortalDbFactory databases, ConversationFeeds feeds, IPeople people, IOptionsMonitor<ChatOptions> options, TimeProvider clock)
{
    /// <summary>Says something that nothing comes with.</summary>
    public Task<Said> SayAsync(
        Caller caller, Guid? conversationId, string clientId, string text, ChosenServer? server, CancellationToken cancellationToken) =>
        SayAsync(caller, conversationId, clientId, text, server, null, cancellationToken);

    /// <summary>Says something; without a conversation, begins one.</summary>
    /// <param name="caller">Who says it.</param>
    /// <param name="conversationId">An own conversation, or null.</param>
    /// <param name="clientId">Made by the sender; the same id again adds nothing.</param>
    /// <param name="text">The owner's words.</param>
    /// <param name="server">For a new conversation: the server picked, or null.</param>
    /// <param name="beside">Adds to the same transaction what comes with the message; a sentence instead of null stops it, and nothing is saved.</param>
    /// <param name="cancellationToken">Stops the wait; what was saved stays.</param>
    public async Task<Said> SayAsync(
        Caller caller, Guid? conversationId, string clientId, string text, ChosenServer? server,
        Func<IPortalDb, Message, CancellationToken, Task<string?>>? beside, CancellationToken cancellationToken)
    {
        text = text.Trim();
        if (await RefusalAsync(caller, text, cancellationToken) is { } refusal)
        {
            return new Said(conversationId ?? Guid.Empty, Guid.Empty, null, refusal);
        }

        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var conversation = conversationId is { } id
            ? await db.Conversations.FirstOrDefaultAsync(c => c.Id == id && c.OwnerId == caller.UserId, cancellationToken)
            : Begin(db, caller, text, server);
        if (conversation is null)
        {
            return new Said(conversationId!.Value, Guid.Empty, null, "This conversation is not there any more.");
        }

        var again = await db.Messages.FirstOrDefaultAsync(m => m.ConversationId == conversation.Id && m.ClientId == clientId, cancellationToken);
        return again is not null
            ? new Said(conversation.Id, again.Id, null)
            : await AddAsync(db, caller, conversation, clientId, text, beside, cancellationToken);
    }

    /// <summary>Answers a question anew: after an interruption, or because the owner wants another answer. Null when it is not theirs.</summary>
    public async Task<Said?> AnswerAgainAsync(Caller caller, Guid answerId, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var answer = await db.Messages.FirstOrDefaultAsync(
            m => m.Id == answerId && m.OwnerId == caller.UserId && m.Role == MessageRole.Assistant && m.ReplacedById == null, cancellationToken);
        if (answer?.AnswersId is not { } questionId || answer.State == MessageState.Streaming)
        {
            return null;
        }

        var turn = NewTurn(db, caller, answer.ConversationId, questionId);
        answer.ReplacedById = turn.AnswerId;
        await db.SaveChangesAsync(cancellationToken);
        feeds.Changed(answer.ConversationId, answer.Id);
        feeds.Changed(answer.ConversationId, turn.AnswerId);
        return new Said(answer.ConversationId, questionId, turn.Id);
    }

    /// <summary>Replaces an owner's message by one that nothing comes with.</summary>
    public Task<Said?> EditAsync(Caller caller, Guid messageId, string text, CancellationToken cancellationToken) =>
        EditAsync(caller, messageId, text, null, cancellationToken);

    /// <summary>Replaces an owner's message and everything after it, and answers the new words.</summary>
    public async Task<Said?> EditAsync(
        Caller caller, Guid messageId, string text, Func<IPortalDb, Message, CancellationToken, Task<string?>>? beside, CancellationToken cancellationToken)
    {
        text = text.Trim();
        if (await RefusalAsync(caller, text, cancellationToken) is { } refusal)
        {
            return new Said(Guid.Empty, messageId, null, refusal);
        }

        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var old = await db.Messages.FirstOrDefaultAsync(
            m => m.Id == messageId && m.OwnerId == caller.UserId && m.Role == MessageRole.Owner && m.ReplacedById == null, cancellationToken);
        if (old is null)
        {
            return null;
        }

        var conversation = await db.Conversations.FirstAsync(c => c.Id == old.ConversationId, cancellationToken);
        var later = await db.Messages
            .Where(m => m.ConversationId == old.ConversationId && m.ReplacedById == null && m.CreatedAt >= old.CreatedAt)
            .ToListAsync(cancellationToken);
        var (said, message) = Add(db, caller, conversation, Guid.NewGuid().ToString("N"), text);
        if (beside is not null && await beside(db, message, cancellationToken) is { } refused)
        {
            return new Said(conversation.Id, messageId, null, refused);
        }

        later.ForEach(m => m.ReplacedById = said.MessageId);
        await db.SaveChangesAsync(cancellationToken);
        feeds.Changed(conversation.Id, Guid.Empty);
        return said;
    }

    /// <summary>Picks the server talked about.</summary>
    public async Task<bool> ChooseServerAsync(Caller caller, Guid conversationId, ChosenServer? server, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var changed = await db.Conversations.Where(c => c.Id == conversationId && c.OwnerId == caller.UserId).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.ServerId, server == null ? null : server.Id)
                .SetProperty(c => c.ServerName, server == null ? null : server.Name)
                .SetProperty(c => c.ServerAssumed, server != null && server.Assumed),
            cancellationToken);
        feeds.Changed(conversationId, Guid.Empty);
        return changed == 1;
    }

    /// <summary>Gives the conversation another title, at most 120 characters.</summary>
    public async Task<bool> RenameAsync(Caller caller, Guid conversationId, string title, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var tidy = Title(title);
        return await db.Conversations.Where(c => c.Id == conversationId && c.OwnerId == caller.UserId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Title, tidy), cancellationToken) == 1;
    }

    /// <summary>Puts the conversation away, out of the list.</summary>
    public async Task<bool> ArchiveAsync(Caller caller, Guid conversationId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        return await db.Conversations.Where(c => c.Id == conversationId && c.OwnerId == caller.UserId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ArchivedAt, (DateTimeOffset?)now), cancellationToken) == 1;
    }

    private async Task<string?> RefusalAsync(Caller caller, string text, CancellationToken cancellationToken)
    {
        var limits = options.CurrentValue;
        if (text.Length == 0)
        {
            return "Please write something first.";
        }

        if (text.Length > limits.MaxCharacters)
        {
            return $"That is {text.Length:N0} characters; at most {limits.MaxCharacters:N0} fit in one message. Please shorten it or send it in parts.";
        }

        if (!await people.IsCurrentAsync(caller, cancellationToken))
        {
            return "You have been signed out. Please sign in again; your text is still here.";
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var mine = db.Messages.Where(m => m.OwnerId == caller.UserId && m.Role == MessageRole.Owner);
        var (minute, day) = (now.AddMinutes(-1), now.AddDays(-1));
        return await mine.CountAsync(m => m.CreatedAt > minute, cancellationToken) >= limits.PerMinute
            ? "That was quick: please wait a minute and send it again."
            : await mine.CountAsync(m => m.CreatedAt > day, cancellationToken) >= limits.PerDay
                ? $"You have reached {limits.PerDay} messages in 24 hours. Please come back later, or talk to a person."
                : null;
    }

    private async Task<Said> AddAsync(
        IPortalDb db, Caller caller, Conversation conversation, string clientId, string text,
        Func<IPortalDb, Message, CancellationToken, Task<string?>>? beside, CancellationToken cancellationToken)
    {
        var (said, message) = Add(db, caller, conversation, clientId, text);
        if (beside is not null && await beside(db, message, cancellationToken) is { } refused)
        {
            return new Said(conversation.Id, Guid.Empty, null, refused); // nothing has been saved
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The same message came twice at the same moment: the other one is there.
            await using var again = await databases.OpenAsync(caller, cancellationToken);
            var first = await again.Messages.FirstOrDefaultAsync(
                m => m.ConversationId == conversation.Id && m.ClientId == clientId, cancellationToken);
            if (first is null)
            {
                throw;
            }

            return new Said(conversation.Id, first.Id, null);
        }

        feeds.Changed(conversation.Id, said.MessageId);
        return said;
    }

    private (Said Said, Message Message) Add(IPortalDb db, Caller caller, Conversation conversation, string clientId, string text)
    {
        var now = clock.GetUtcNow();
        var message = new Message
        {
            OwnerId = caller.UserId, ConversationId = conversation.Id, ClientId = clientId, Role = MessageRole.Owner, Text = text,
            State = MessageState.Complete, CreatedAt = now, CompletedAt = now,
        };
        db.Messages.Add(message);
        conversation.UpdatedAt = now;
        var turn = conversation.State == ConversationState.WithAgent ? null : NewTurn(db, caller, conversation.Id, message.Id);
        return (new Said(conversation.Id, message.Id, turn?.Id), message);
    }

    private Turn NewTurn(IPortalDb db, Caller caller, Guid conversationId, Guid questionId) =>
        Turns.Add(db, caller, conversationId, questionId, null, clock);

    private Conversation Begin(IPortalDb db, Caller caller, string text, ChosenServer? server)
    {
        var now = clock.GetUtcNow();
        var conversation = new Conversation
        {
            OwnerId = caller.UserId, Title = Title(text), ServerId = server?.Id, ServerName = server?.Name, StartedAt = now, UpdatedAt = now,
        };
        db.Conversations.Add(conversation);
        return conversation;
    }

    private static string Title(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 60 ? line : $"{line[..59].TrimEnd()}…";
    }
}

/// <summary>A server picked for a conversation.</summary>
/// <param name="Assumed">By the assistant, not the owner.</param>
public sealed record ChosenServer(string Id, string Name, bool Assumed = false);
