using Microsoft.EntityFrameworkCore;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.People;

namespace Portal.Domain.Analytics;

/// <summary>Records what was asked and what became of it: a row an answer, added once, rated by its owner.</summary>
public sealed class InteractionRecorder(IPortalDbFactory databases, ConversationFeeds feeds)
{
    /// <summary>Adds an interaction; a second one for the same answer changes nothing.</summary>
    public async Task RecordAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        if (await db.Interactions.AnyAsync(i => i.MessageId == interaction.MessageId, cancellationToken))
        {
            return;
        }

        db.Interactions.Add(interaction);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Recorded at the same moment by another node: the unique index kept one. Anything else shows on the next write.
            await using var again = await databases.OpenForSystemAsync(cancellationToken);
            if (!await again.Interactions.AnyAsync(i => i.MessageId == interaction.MessageId, cancellationToken))
            {
                throw;
            }
        }
    }

    /// <summary>Keeps what the owner thought of an answer. False when the answer is not theirs.</summary>
    public async Task<bool> RateAsync(Caller caller, Guid messageId, Feedback feedback, CancellationToken cancellationToken)
    {
        var satisfied = feedback is Feedback.Up or Feedback.Solved;
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var rated = await db.Messages
            .Where(m => m.Id == messageId && m.OwnerId == caller.UserId && m.Role == MessageRole.Assistant)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Feedback, (Feedback?)feedback), cancellationToken) == 1;
        if (rated)
        {
            await db.Interactions.Where(i => i.MessageId == messageId && i.OwnerId == caller.UserId)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.Satisfied, (bool?)satisfied), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        if (rated)
        {
            var conversation = await db.Messages.Where(m => m.Id == messageId).Select(m => m.ConversationId).FirstAsync(cancellationToken);
            feeds.Changed(conversation, messageId);
        }

        return rated;
    }
}
