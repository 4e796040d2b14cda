using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.Knowledge.Retrieval;
using Portal.Domain.People;
using Portal.Domain.Safety;

namespace Portal.Domain.Knowledge.Questions;

/// <summary>What people asked and the knowledge base did not know: the list of articles worth writing.</summary>
public sealed class UnansweredQuestions(IPortalDbFactory databases, KnowledgeGate gate, TimeProvider clock)
{
    private const int LongestText = 400;
    private const int LongestKey = 300;

    /// <summary>Counts a question. Names, addresses and keys are taken out before it is kept.</summary>
    public async Task RecordAsync(string question, CancellationToken cancellationToken)
    {
        var text = Short(Redactor.Redact(question).ReplaceLineEndings(" ").Trim(), LongestText);
        var key = KeyOf(text);
        if (key.Length > 0 && !await CountAsync(key, text, cancellationToken))
        {
            await AddAsync(key, text, cancellationToken);
        }
    }

    /// <summary>The most asked first, without those put away or answered since.</summary>
    public async Task<IReadOnlyList<UnansweredQuestion>> ListAsync(Caller caller, int top, CancellationToken cancellationToken)
    {
        if (!gate.IsOpen(caller))
        {
            return [];
        }

        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.UnansweredQuestions.AsNoTracking().Where(q => q.DismissedAt == null && q.Article == null)
            .OrderByDescending(q => q.Count).ThenByDescending(q => q.LastAt).Take(top).ToListAsync(cancellationToken);
    }

    /// <summary>One of them, or null.</summary>
    public async Task<UnansweredQuestion?> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        if (!gate.IsOpen(caller))
        {
            return null;
        }

        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.UnansweredQuestions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == id, cancellationToken);
    }

    /// <summary>Puts a question away. It comes back when it is asked again.</summary>
    public async Task<bool> DismissAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        if (!await gate.PassAsync(caller, "question.dismissed", new { question = id }, cancellationToken))
        {
            return false;
        }

        DateTimeOffset? now = clock.GetUtcNow();
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.UnansweredQuestions.Where(q => q.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.DismissedAt, now), cancellationToken) == 1;
    }

    // Asked again after an article or a dismissal: it is still not answered, so it comes up again.
    private async Task<bool> CountAsync(string key, string text, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.UnansweredQuestions.Where(q => q.Key == key).ExecuteUpdateAsync(
            set => set.SetProperty(q => q.Count, q => q.Count + 1).SetProperty(q => q.Text, text).SetProperty(q => q.LastAt, now)
                .SetProperty(q => q.Article, (string?)null).SetProperty(q => q.DismissedAt, (DateTimeOffset?)null),
            cancellationToken) == 1;
    }

    private async Task AddAsync(string key, string text, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        db.UnansweredQuestions.Add(new UnansweredQuestion { Key = key, Text = text, CreatedAt = now, LastAt = now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Asked by somebody else at the same moment: theirs is counted up.
            if (!await CountAsync(key, text, cancellationToken))
            {
                throw;
            }
        }
    }

    private static string KeyOf(string text) => Short(string.Join(' ', QueryTerms.Of(text).Words.Distinct().Order(StringComparer.Ordinal)), LongestKey);

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most];
}
