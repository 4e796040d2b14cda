using Portal.Domain.People;
using Quartz;

namespace Portal.Jobs;

/// <summary>How the scheduler is.</summary>
/// <param name="Misfires">Slots that came late since this process started; each is run once when it is noticed.</param>
public sealed record SchedulerState(
    string Status, bool IsRunning, DateTimeOffset? Since, int Threads, int Busy, long Executed, int Misfires, string Store, string Version);

/// <summary>Counts slots that came late.</summary>
public sealed class MisfireCounter : ITriggerListener
{
    private int _misfires;

    /// <summary>Since this process started.</summary>
    public int Misfires => Volatile.Read(ref _misfires);

    /// <inheritdoc/>
    public string Name => "misfires";

    /// <inheritdoc/>
    public ValueTask TriggerMisfired(ITrigger trigger, IScheduler scheduler, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _misfires);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Asks the scheduler how it is, for admins.</summary>
public sealed class SchedulerHealth(ISchedulerFactory schedulers, MisfireCounter misfires, JobStoreKind store)
{
    /// <summary>The state now, or null when the caller is no admin.</summary>
    public async Task<SchedulerState?> ReadAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Role != Role.Admin)
        {
            return null;
        }

        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var seen = await scheduler.GetMetadata(cancellationToken);
        return new SchedulerState(
            seen.Status.ToString(), seen.Status == SchedulerStatus.Running, seen.RunningSince, seen.ThreadPoolSize, seen.LocalExecutingJobs,
            seen.JobsExecuted, misfires.Misfires, store.InWords, seen.Version.ToString());
    }
}
