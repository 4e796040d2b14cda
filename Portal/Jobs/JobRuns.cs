using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.Jobs;

namespace Portal.Jobs;

/// <summary>What every run of a job did, for the page and for scripts.</summary>
public sealed class JobRuns(IPortalDbFactory databases, TimeProvider clock)
{
    /// <summary>
    /// Opens the row of a run; null when this slot was run already. A slot that was cut off by a crash is run again, as a row of its own: the
    /// history shows both.
    /// </summary>
    public async Task<JobRun?> BeginAsync(string job, string slot, string? startedBy, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var again = $"{slot}/";
        var before = await db.JobRuns.Where(r => r.Job == job && (r.Slot == slot || r.Slot.StartsWith(again))).ToListAsync(cancellationToken);
        if (before.Any(r => r.State is not (JobRunState.Running or JobRunState.Interrupted)))
        {
            return null;
        }

        // The scheduler gives a slot again only when it knows that whoever had it is gone.
        before.ForEach(Interrupt);
        var run = new JobRun { Job = job, Slot = before.Count == 0 ? slot : $"{again}{before.Count + 1}", CreatedAt = clock.GetUtcNow(), StartedBy = startedBy };
        db.JobRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        return run;
    }

    /// <summary>Notes how far it is.</summary>
    public async Task ReportAsync(Guid run, JobProgress progress, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await db.JobRuns.Where(r => r.Id == run && r.State == JobRunState.Running).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Done, progress.Done).SetProperty(r => r.Total, progress.Total).SetProperty(r => r.Now, progress.Now)
                .SetProperty(r => r.Errors, progress.Errors),
            cancellationToken);
    }

    /// <summary>Closes it.</summary>
    public async Task EndAsync(Guid run, JobRunState state, string? summary, string? error)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenForSystemAsync(CancellationToken.None);
        await db.JobRuns.Where(r => r.Id == run).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, state).SetProperty(r => r.EndedAt, (DateTimeOffset?)now).SetProperty(r => r.Summary, summary)
                .SetProperty(r => r.Error, error).SetProperty(r => r.Now, (string?)null),
            CancellationToken.None);
    }

    /// <summary>Runs that a process left behind are recorded as interrupted; the scheduler then runs them again.</summary>
    /// <param name="job">Whose runs.</param>
    /// <param name="startedBefore">Younger ones may be another node's that lives.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    public async Task SettleAsync(string job, DateTimeOffset startedBefore, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var left = await db.JobRuns.Where(r => r.Job == job && r.State == JobRunState.Running && r.CreatedAt <= startedBefore).ToListAsync(cancellationToken);
        left.ForEach(Interrupt);
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Interrupt(JobRun run)
    {
        if (run.State == JobRunState.Running)
        {
            (run.State, run.EndedAt, run.Error, run.Now) = (JobRunState.Interrupted, clock.GetUtcNow(), "The portal ended while this ran. It is run again.", null);
        }
    }

    /// <summary>The newest runs of a job, or of all.</summary>
    public Task<IReadOnlyList<JobRun>> ListAsync(string? job, int top, CancellationToken cancellationToken) => ListAsync(job, null, top, cancellationToken);

    /// <summary>The newest runs of a job, or of all; in one state, or in any.</summary>
    public async Task<IReadOnlyList<JobRun>> ListAsync(string? job, JobRunState? state, int top, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.JobRuns.AsNoTracking().Where(r => (job == null || r.Job == job) && (state == null || r.State == state)).OrderByDescending(r => r.CreatedAt).Take(top).ToListAsync(cancellationToken);
    }
}
