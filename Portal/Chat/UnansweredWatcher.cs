using Microsoft.EntityFrameworkCore;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.Knowledge.Questions;

namespace Portal.Chat;

/// <summary>Counts questions that the documentation did not answer, so that admins see which articles are missing.</summary>
internal sealed class UnansweredWatcher(UnansweredQuestions questions, IPortalDbFactory databases) : ITurnWatcher
{
    /// <summary>Fewer words are no question one could write an article about.</summary>
    private const int FewestWords = 3;

    /// <inheritdoc/>
    public async Task EndedAsync(EndedTurn ended, CancellationToken cancellationToken)
    {
        if (ended.State != MessageState.Complete || ended.Turn.ActionId is not null
            || ended.Answer.Classified is not { Grounded: false, Intent: "how_to" or "unknown" })
        {
            return;
        }

        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var text = await db.Messages.Where(m => m.Id == ended.Turn.QuestionId).Select(m => m.Text).SingleOrDefaultAsync(cancellationToken);
        if (text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords)
        {
            await questions.RecordAsync(text, cancellationToken);
        }
    }
}
