namespace Portal.Domain.Jobs;

/// <summary>When a job runs and what it is for.</summary>
/// <param name="Name">Stable, kebab-case.</param>
/// <param name="Cron">Five fields, UTC.</param>
/// <param name="TimeLimit">A run that takes longer is cancelled.</param>
/// <param name="Purpose">A sentence for admins.</param>
public sealed record JobPlan(string Name, string Cron, TimeSpan TimeLimit, string Purpose);

/// <summary>How far a run is.</summary>
/// <param name="Done">Units finished.</param>
/// <param name="Total">Units in all, or null when not known yet.</param>
/// <param name="Now">What is being worked on.</param>
/// <param name="Errors">Units that could not be done so far.</param>
public sealed record JobProgress(int Done, int? Total, string Now, int Errors = 0);

/// <summary>What a finished run did: how many things it changed, and a sentence where a number says too little.</summary>
public sealed record JobResult(int Changed, string? Summary = null);

/// <summary>A piece of recurring work. It catches nothing, can be run twice without harm, and stops when asked; the runner does the rest.</summary>
public interface IJob
{
    /// <summary>The job's plan; the cron expression may be changed by options.</summary>
    static abstract JobPlan Plan { get; }

    /// <summary>Does the work once.</summary>
    Task<JobResult> RunAsync(IProgress<JobProgress> progress, CancellationToken cancellationToken);
}
