using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.Jobs;

namespace Portal.Jobs;

/// <summary>What every run of a job did, for the page and for scripts.</summary>
public sealed class JobRuns(IPortalDbFactory databases, TimeProvider clock)
{
    /// <summary>Opens the row of a run; null when this slot was run already, by another node or before a crash.</summary>
    public async Task<JobRun?> BeginAsync(string job, string slot, string? startedBy, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var cut = await db.JobRuns.FirstOrDefaultAsync(r => r.Job == job && r.Slot == slot, cancellationToken);
        if (cut is not null && cut.State != JobRunState.Running)
        {
            return null;
        }

        // A run that is still "running" in the slot we were given again was cut off by a crash: it is done again.
        var run = cut ?? db.JobRuns.Add(new JobRun { Job = job, Slot = slot, CreatedAt = clock.GetUtcNow(), StartedBy = startedBy }).Entity;
        await db.SaveChangesAsync(cancellationToken);
        return run;
    }

    /// <summary>Notes how far it is.</summary>
    public async Task ReportAsync(Guid run, JobProgress progress, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await db.JobRuns.Where(r => r.Id == run && r.State == JobRunState.Running).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Done, progress.Done).SetProperty(r => r.Total, progress.Total).SetProperty(r => r.Now, progress.Now), cancellationToken);
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

    /// <summary>Runs that a process left behind are over; the next slot comes regardless.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await db.JobRuns.Where(r => r.State == JobRunState.Running).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, JobRunState.Failed).SetProperty(r => r.EndedAt, now).SetProperty(r => r.Error, "The portal ended while this ran."),
            cancellationToken);
    }

    /// <summary>The newest runs of a job, or of all.</summary>
    public async Task<IReadOnlyList<JobRun>> ListAsync(string? job, int top, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.JobRuns.AsNoTracking().Where(r => job == null || r.Job == job).OrderByDescending(r => r.CreatedAt).Take(top).ToListAsync(cancellationToken);
    }
}
