using Portal.Domain.Jobs;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Domain.Knowledge.Sources;

namespace Portal.Domain.Knowledge;

/// <summary>Ingests the sources with a schedule of their own whose time has come since they were last read (K1).</summary>
public sealed class IngestDueSourcesJob(IKnowledgeSources sources, SourceRuns runs, IngestionService ingestion, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public static JobPlan Plan { get; } = new(
        "ingest-due-sources", Cron: "*/5 * * * *", TimeLimit: TimeSpan.FromHours(5.5),
        Purpose: "Reads knowledge sources that have a schedule of their own, when it is their time.");

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        var newest = await runs.NewestAsync(cancellationToken);
        var all = await sources.ListAsync(cancellationToken);
        KnowledgeSource[] due = [.. all.Where(source => source.Enabled && IsDue(source, newest.GetValueOrDefault(source.Name)?.StartedAt))];
        var report = due.Length == 0 ? IngestionReport.None : await ingestion.RunAsync(due, progress, cancellationToken);
        return new JobResult(report.Indexed + report.Removed, due.Length == 0 ? "No source was due." : report.ToString());
    }

    // One that was never read is due at once.
    private bool IsDue(KnowledgeSource source, DateTimeOffset? last) =>
        source.Cron is { } cron && (last is not { } at || Cron.TryParse(cron)?.Next(at) is { } next && next <= clock.GetUtcNow());
}
