using Portal.Domain.Jobs;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Domain.Knowledge;

/// <summary>Ingests all sources, or the one that the request names (K7, K8).</summary>
public sealed class IngestKnowledgeJob(IKnowledgeSources sources, IngestionService ingestion, JobRequest request) : IJob
{
    /// <inheritdoc/>
    public static JobPlan Plan { get; } = new(
        "ingest-knowledge", Cron: "0 */6 * * *", TimeLimit: TimeSpan.FromHours(2),
        Purpose: "Reads all knowledge sources and brings the index up to date.");

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        var all = await sources.ListAsync(cancellationToken);
        KnowledgeSource[] wanted = [.. all.Where(source => request.Argument is null || source.Name == request.Argument)];
        if (wanted.Length == 0 && request.Argument is { } name)
        {
            throw new InvalidOperationException($"There is no source '{name}'.");
        }

        var report = await ingestion.RunAsync(wanted, progress, cancellationToken);
        return new JobResult(report.Indexed + report.Removed, report.ToString());
    }
}
