using Portal.Domain.Jobs;
using Quartz;

namespace Portal.Jobs;

/// <summary>
/// The one Quartz job class: runs a domain job in its own scope, joins its token with the time limit, keeps its row. It never overlaps itself,
/// and what fails is recorded and tried again by the trigger's policy; the next slot comes regardless.
/// </summary>
[DisallowConcurrentExecution]
public sealed partial class JobHost(
    IEnumerable<RegisteredJob> jobs, JobRuns runs, IServiceScopeFactory scopes, IHostApplicationLifetime life, TimeProvider clock, ILogger<JobHost> logger)
    : Quartz.IJob
{
    /// <summary>Under this name the trigger says who pressed "run now".</summary>
    public const string StartedBy = "startedBy";

    /// <summary>Under this name the trigger says what to work on, e.g. one source.</summary>
    public const string Argument = "argument";

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var job = jobs.First(j => j.Plan.Name == context.JobDetail.Key.Name);
        var startedBy = context.MergedJobDataMap.TryGetValue(StartedBy, out var who) ? who as string : null;
        if (await runs.BeginAsync(job.Plan.Name, SlotOf(context, startedBy), startedBy, cancellationToken) is not { } run)
        {
            return;
        }

        using var limit = new CancellationTokenSource(job.Plan.TimeLimit, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.CancellationToken, limit.Token);
        var argument = context.MergedJobDataMap.TryGetValue(Argument, out var what) && what is string { Length: > 0 } text ? text : null;
        if (await RunAsync(job, run, argument, limit.Token, stop.Token) is { } failure && startedBy is null)
        {
            throw new JobExecutionException(failure); // for the trigger's retry policy; it is on record already
        }
    }

    private static string SlotOf(IJobExecutionContext context, string? startedBy) => (startedBy, context.RetryAttempt) switch
    {
        (null, 0) => $"{context.ScheduledFireTimeUtc ?? context.FireTimeUtc:O}",
        (null, var attempt) => $"{context.ScheduledFireTimeUtc ?? context.FireTimeUtc:O} try {attempt + 1}",
        _ => $"manual:{context.FireInstanceId}",
    };

    /// <returns>What it failed by, or null.</returns>
    private async Task<Exception?> RunAsync(RegisteredJob job, JobRun run, string? argument, CancellationToken limit, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<JobRequest>().Argument = argument;
            var progress = new Steady(report => runs.ReportAsync(run.Id, report, CancellationToken.None), clock);
            var result = await job.Run(scope.ServiceProvider, progress, stop);
            await runs.EndAsync(run.Id, JobRunState.Succeeded, result.Summary ?? $"{result.Changed} changed.", null);
            Log.Done(logger, job.Plan.Name, result.Changed);
            return null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            var late = limit.IsCancellationRequested;
            var stopped = life.ApplicationStopping.IsCancellationRequested;
            await runs.EndAsync(
                run.Id, late ? JobRunState.Failed : stopped ? JobRunState.Interrupted : JobRunState.Cancelled, null,
                late ? $"It took longer than {job.Plan.TimeLimit}." : stopped ? "The portal was stopped while this ran." : null);
            return late ? new TimeoutException($"It took longer than {job.Plan.TimeLimit}.") : null;
        }
        catch (Exception problem)
        {
            await runs.EndAsync(run.Id, JobRunState.Failed, null, problem.Message);
            Log.Failed(logger, job.Plan.Name, problem);
            return problem;
        }
    }

    /// <summary>Writes progress down at most twice a second, one after the other.</summary>
    private sealed class Steady(Func<JobProgress, Task> write, TimeProvider clock) : IProgress<JobProgress>
    {
        private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
        private readonly Lock _gate = new();
        private DateTimeOffset _next;
        private Task _writing = Task.CompletedTask;

        public void Report(JobProgress value)
        {
            lock (_gate)
            {
                var now = clock.GetUtcNow();
                if (now >= _next && _writing.IsCompleted)
                {
                    _next = now + Every;
                    _writing = write(value);
                }
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Job {Job} is done, {Changed} changed.")]
        public static partial void Done(ILogger logger, string job, int changed);

        [LoggerMessage(LogLevel.Error, "Job {Job} failed.")]
        public static partial void Failed(ILogger logger, string job, Exception problem);
    }
}
