using Portal.Domain.Jobs;
using Portal.Domain.People;
using Portal.Domain.Safety;
using Quartz;

namespace Portal.Jobs;

/// <summary>A job as admins see it.</summary>
/// <param name="InWords">The schedule, e.g. "every 6 hours".</param>
/// <param name="Next">The next times it is due, soonest first; when it is paused, when it would be.</param>
/// <param name="Last">The newest run, or null.</param>
public sealed record JobCard(JobPlan Plan, string InWords, IReadOnlyList<DateTimeOffset> Next, bool IsPaused, JobRun? Last)
{
    /// <summary>Whether it runs now.</summary>
    public bool IsRunning => Last?.State == JobRunState.Running;
}

/// <summary>What admins see and do with jobs; every click is on the audit trail.</summary>
public sealed class JobsBoard(ISchedulerFactory schedulers, IEnumerable<RegisteredJob> jobs, JobRuns runs, IAuditTrail audit, TimeProvider clock)
{
    private const int Fires = 5;

    /// <summary>Every job; none for who is no admin.</summary>
    public async Task<IReadOnlyList<JobCard>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Role != Role.Admin)
        {
            return [];
        }

        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var cards = new List<JobCard>();
        foreach (var plan in jobs.Select(job => job.Plan))
        {
            var key = new TriggerKey(plan.Name);
            var trigger = await scheduler.GetTrigger(key, cancellationToken);
            var paused = await scheduler.GetTriggerState(key, cancellationToken) == TriggerState.Paused;
            var last = await runs.ListAsync(plan.Name, 1, cancellationToken);
            cards.Add(new JobCard(plan, Cron.TryParse(plan.Cron)?.InWords() ?? plan.Cron, NextOf(trigger), paused, last.Count > 0 ? last[0] : null));
        }

        return cards;
    }

    /// <summary>The newest runs; none for who is no admin.</summary>
    public async Task<IReadOnlyList<JobRun>> HistoryAsync(Caller caller, string? job, JobRunState? state, int top, CancellationToken cancellationToken) =>
        caller.Role == Role.Admin ? await runs.ListAsync(job, state, top, cancellationToken) : [];

    /// <summary>Runs a job now, once.</summary>
    /// <param name="argument">What to work on, e.g. one source; null = everything.</param>
    /// <returns>False when it was refused or runs already: a job never overlaps itself.</returns>
    public async Task<bool> RunNowAsync(Caller caller, string job, string? argument, CancellationToken cancellationToken)
    {
        if (!await AllowAsync(caller, "job.run", job, argument, cancellationToken))
        {
            return false;
        }

        var scheduler = await schedulers.GetScheduler(cancellationToken);
        if (await runs.ListAsync(job, JobRunState.Running, 1, cancellationToken) is { Count: > 0 })
        {
            return false;
        }

        await scheduler.TriggerJob(
            new JobKey(job), new JobDataMap { [JobHost.StartedBy] = caller.UserId, [JobHost.Argument] = argument ?? "" }, cancellationToken);
        return true;
    }

    /// <summary>Leaves its slots out until it is resumed.</summary>
    public Task<bool> PauseAsync(Caller caller, string job, CancellationToken cancellationToken) =>
        DoAsync(caller, "job.paused", job, scheduler => scheduler.PauseTrigger(new TriggerKey(job), cancellationToken).AsTask(), cancellationToken);

    /// <summary>Takes its slots again.</summary>
    public Task<bool> ResumeAsync(Caller caller, string job, CancellationToken cancellationToken) =>
        DoAsync(caller, "job.resumed", job, scheduler => scheduler.ResumeTrigger(new TriggerKey(job), cancellationToken).AsTask(), cancellationToken);

    /// <summary>Asks a running job to stop, on whichever node it runs.</summary>
    public Task<bool> CancelAsync(Caller caller, string job, CancellationToken cancellationToken) =>
        DoAsync(caller, "job.cancelled", job, scheduler => scheduler.Interrupt(new JobKey(job), cancellationToken).AsTask(), cancellationToken);

    private List<DateTimeOffset> NextOf(ITrigger? trigger)
    {
        var next = new List<DateTimeOffset>();
        for (var at = trigger?.GetFireTimeAfter(clock.GetUtcNow()); at is { } fire && next.Count < Fires; at = trigger!.GetFireTimeAfter(fire))
        {
            next.Add(fire);
        }

        return next;
    }

    private async Task<bool> DoAsync(Caller caller, string action, string job, Func<IScheduler, Task> act, CancellationToken cancellationToken)
    {
        if (!await AllowAsync(caller, action, job, null, cancellationToken))
        {
            return false;
        }

        await act(await schedulers.GetScheduler(cancellationToken));
        return true;
    }

    private async Task<bool> AllowAsync(Caller caller, string action, string job, string? argument, CancellationToken cancellationToken)
    {
        var allowed = caller.Role == Role.Admin && jobs.Any(j => j.Plan.Name == job);
        await audit.AppendAsync(caller.UserId, null, action, allowed ? "done" : "denied", new { job, argument }, cancellationToken);
        return allowed;
    }
}
