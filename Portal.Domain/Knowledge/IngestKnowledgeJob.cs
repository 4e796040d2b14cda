using Portal.Domain.Jobs;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Domain.Knowledge.Sources;

namespace Portal.Domain.Knowledge;

/// <summary>Ingests all sources that have no schedule of their own, or the one that the request names (K7, K8).</summary>
public sealed class IngestKnowledgeJob(IKnowledgeSources sources, IngestionService ingestion, SourceRetry retry, JobRequest request) : IJob
{
    /// <inheritdoc/>
    public static JobPlan Plan { get; } = new(
        "ingest-knowledge", Cron: "0 */6 * * *", TimeLimit: TimeSpan.FromHours(5.5),
        Purpose: "Reads all knowledge sources and brings the index up to date.");

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        if (IngestArgument.SourceOfFailed(request.Argument) is { } failed)
        {
            var outcome = await retry.FailedAsync(failed, progress, cancellationToken);
            return outcome.IsDone ? new JobResult(0, "The failed documents were read again.") : throw new InvalidOperationException(outcome.Faults[0].Message);
        }

        var all = await sources.ListAsync(cancellationToken);
        KnowledgeSource[] wanted = [.. all.Where(source => request.Argument is { } name ? source.Name == name : source is { Enabled: true, Cron: null })];
        if (wanted.Length == 0 && request.Argument is { } unknown)
        {
            throw new InvalidOperationException($"There is no source '{unknown}'.");
        }

        var report = await ingestion.RunAsync(wanted, progress, cancellationToken);
        return new JobResult(report.Indexed + report.Removed, report.ToString());
    }
}
