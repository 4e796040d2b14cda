using Portal.Domain.Jobs;

namespace Portal.Jobs;

/// <summary>A domain job that the scheduler runs.</summary>
/// <param name="Plan">Its plan, with the schedule that the options ask for.</param>
/// <param name="Run">Runs it once in a scope of its own.</param>
public sealed record RegisteredJob(JobPlan Plan, Func<IServiceProvider, IProgress<JobProgress>, CancellationToken, Task<JobResult>> Run);
