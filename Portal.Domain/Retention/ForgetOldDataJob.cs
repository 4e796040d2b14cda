using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Data;
using Portal.Domain.Jobs;
using Portal.Domain.Tickets;

namespace Portal.Domain.Retention;

/// <summary>
/// Removes what is kept no longer (security, D25). A conversation goes whole, in one transaction with everything that belongs to it; one with
/// an open ticket stays. Run again, or cut and run again, it removes what is left.
/// </summary>
public sealed class ForgetOldDataJob(IPortalDbFactory databases, IOptionsMonitor<RetentionOptions> options, TimeProvider clock) : IJob
{
    private const int AtOnce = 50;

    /// <inheritdoc/>
    public static JobPlan Plan { get; } = new(
        "forget-old-data", Cron: "15 2 * * *", TimeLimit: TimeSpan.FromMinutes(30),
        Purpose: "Removes conversations, sign-ins, job history and questions that are past their term.");

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        var keep = options.CurrentValue;
        var conversations = await ConversationsAsync(Before(keep.ConversationDays), progress, cancellationToken);
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var (signIn, run, asked) = (Before(keep.SignInDays), Before(keep.JobRunDays), Before(keep.QuestionDays));
        var sessions = await db.Sessions.Where(s => s.EndedAt != null ? s.EndedAt < signIn : s.SeenAt < signIn).ExecuteDeleteAsync(cancellationToken);
        var runs = await db.JobRuns.Where(r => r.EndedAt < run).ExecuteDeleteAsync(cancellationToken);
        var questions = await db.UnansweredQuestions.Where(q => q.LastAt < asked).ExecuteDeleteAsync(cancellationToken);
        return new JobResult(
            conversations + sessions + runs + questions,
            $"{conversations} conversations, {sessions} sign-ins, {runs} job runs and {questions} questions removed.");
    }

    private DateTimeOffset Before(int days) => clock.GetUtcNow() - TimeSpan.FromDays(days);

    private async Task<int> ConversationsAsync(DateTimeOffset before, IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        var removed = 0;
        while (await SomeAsync(before, cancellationToken) is { Count: > 0 } ids)
        {
            await RemoveAsync(ids, cancellationToken);
            removed += ids.Count;
            progress.Report(new JobProgress(removed, null, "conversations"));
        }

        return removed;
    }

    private async Task<List<Guid>> SomeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.Conversations
            .Where(c => c.UpdatedAt < before && !db.Tickets.Any(t => t.ConversationId == c.Id && t.State != TicketState.Closed))
            .OrderBy(c => c.UpdatedAt).Select(c => c.Id).Take(AtOnce).ToListAsync(cancellationToken);
    }

    private async Task RemoveAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Outbox.Where(l => db.Tickets.Any(t => t.Id == l.TicketId && ids.Contains(t.ConversationId))).ExecuteDeleteAsync(cancellationToken);
        await db.Tickets.Where(t => ids.Contains(t.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await db.Actions.Where(a => ids.Contains(a.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await db.Attachments.Where(a => a.ConversationId != null && ids.Contains(a.ConversationId.Value)).ExecuteDeleteAsync(cancellationToken);
        await db.TurnEvents.Where(e => ids.Contains(e.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await db.Turns.Where(t => ids.Contains(t.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await db.Messages.Where(m => ids.Contains(m.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await db.ModelCalls.Where(c => c.ConversationId != null && ids.Contains(c.ConversationId.Value)).ExecuteDeleteAsync(cancellationToken);
        await db.Conversations.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
