using Portal.Domain.Jobs;
using Portal.Domain.People;
using Portal.Domain.Safety;
using Quartz;

namespace Portal.Jobs;

/// <summary>A job as admins see it.</summary>
/// <param name="InWords">The schedule, e.g. "every 6 hours".</param>
/// <param name="Last">The newest run, or null.</param>
public sealed record JobCard(JobPlan Plan, string InWords, DateTimeOffset? Next, bool IsPaused, JobRun? Last);

/// <summary>What admins see and do with jobs; every click is on the audit trail.</summary>
public sealed class JobsBoard(ISchedulerFactory schedulers, IEnumerable<RegisteredJob> jobs, JobRuns runs, IAuditTrail audit)
{
    /// <summary>Every job.</summary>
    public async Task<IReadOnlyList<JobCard>> ListAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var cards = new List<JobCard>();
        foreach (var plan in jobs.Select(job => job.Plan))
        {
            var key = new TriggerKey(plan.Name);
            var trigger = await scheduler.GetTrigger(key, cancellationToken);
            var paused = await scheduler.GetTriggerState(key, cancellationToken) == TriggerState.Paused;
            var last = await runs.ListAsync(plan.Name, 1, cancellationToken);
            cards.Add(new JobCard(plan, Cron.TryParse(plan.Cron)?.InWords() ?? plan.Cron, trigger?.NextFireTimeUtc, paused, last.Count > 0 ? last[0] : null));
        }

        return cards;
    }

    /// <summary>The newest runs.</summary>
    public Task<IReadOnlyList<JobRun>> HistoryAsync(string? job, int top, CancellationToken cancellationToken) => runs.ListAsync(job, top, cancellationToken);

    /// <summary>Runs a job now, once; while it runs it is not started again.</summary>
    /// <param name="argument">What to work on, e.g. one source; null = everything.</param>
    public Task RunNowAsync(Caller caller, string job, string? argument, CancellationToken cancellationToken) =>
        DoAsync(caller, "job.run", job, scheduler => scheduler.TriggerJob(
            new JobKey(job), new JobDataMap { [JobHost.StartedBy] = caller.UserId, [JobHost.Argument] = argument ?? "" }, cancellationToken).AsTask(), cancellationToken);

    /// <summary>Leaves its slots out until it is resumed.</summary>
    public Task PauseAsync(Caller caller, string job, CancellationToken cancellationToken) =>
        DoAsync(caller, "job.paused", job, scheduler => scheduler.PauseTrigger(new TriggerKey(job), cancellationToken).AsTask(), cancellationToken);

    /// <summary>Takes its slots again.</summary>
    public Task ResumeAsync(Caller caller, string job, CancellationToken cancellationToken) =>
        DoAsync(caller, "job.resumed", job, scheduler => scheduler.ResumeTrigger(new TriggerKey(job), cancellationToken).AsTask(), cancellationToken);

    /// <summary>Asks a running job to stop, on whichever node it runs.</summary>
    public Task CancelAsync(Caller caller, string job, CancellationToken cancellationToken) =>
        DoAsync(caller, "job.cancelled", job, scheduler => scheduler.Interrupt(new JobKey(job), cancellationToken).AsTask(), cancellationToken);

    private async Task DoAsync(Caller caller, string action, string job, Func<IScheduler, Task> act, CancellationToken cancellationToken)
    {
        var allowed = caller.Role == Role.Admin && jobs.Any(j => j.Plan.Name == job);
        await audit.AppendAsync(caller.UserId, null, action, allowed ? "done" : "denied", new { job }, cancellationToken);
        if (allowed)
        {
            await act(await schedulers.GetScheduler(cancellationToken));
        }
    }
}
