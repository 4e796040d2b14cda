using Quartz;

namespace Portal.Jobs;

/// <summary>Puts every job and its schedule into the store at start. A job that somebody paused stays paused.</summary>
internal sealed class JobSchedule(ISchedulerFactory schedulers, IEnumerable<RegisteredJob> jobs, JobRuns runs, JobStoreKind store, TimeProvider clock) : IHostedService
{
    /// <summary>A failed slot is tried again twice before the next one comes.</summary>
    private static readonly RetryPolicy Retries = RetryPolicy.Explicit([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)]);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var job in jobs)
        {
            // On a cluster a run may be another node's; one that is older than its time limit is nobody's.
            await runs.SettleAsync(job.Plan.Name, clock.GetUtcNow() - (store.IsClustered ? job.Plan.TimeLimit : TimeSpan.Zero), cancellationToken);
            await PutAsync(scheduler, job, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task PutAsync(IScheduler scheduler, RegisteredJob job, CancellationToken cancellationToken)
    {
        var detail = JobBuilder.Create<JobHost>().WithIdentity(job.Plan.Name).WithDescription(job.Plan.Purpose).StoreDurably().RequestRecovery().Build();
        await scheduler.AddJob(detail, new AddJobOptions { Replace = true }, cancellationToken);
        var key = new TriggerKey(job.Plan.Name);
        if (await scheduler.GetTrigger(key, cancellationToken) is { } there && there.Description == job.Plan.Cron && there.RetryPolicy == Retries)
        {
            return;
        }

        var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(detail.Key).WithDescription(job.Plan.Cron).WithRetryPolicy(Retries)
            .WithSchedule(CronScheduleBuilder.Create(job.Plan.Cron, CronFormat.Unix).InTimeZone(TimeZoneInfo.Utc)
                .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        if (await scheduler.GetTrigger(key, cancellationToken) is null)
        {
            await scheduler.ScheduleJob(trigger, cancellationToken: cancellationToken);
        }
        else
        {
            await scheduler.RescheduleJob(key, trigger, cancellationToken);
        }
    }
}
