using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Data;
using Portal.Domain.Jobs;

namespace Portal.Domain.Knowledge;

/// <summary>Removes documents that no source has shown for the configured days (K6); passages and index rows go with them.</summary>
public sealed class ForgetStaleContentJob(IPortalDbFactory databases, IOptionsMonitor<KnowledgeOptions> options, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public static JobPlan Plan { get; } = new(
        "forget-stale-content", Cron: "0 2 * * *", TimeLimit: TimeSpan.FromMinutes(10),
        Purpose: "Removes documents whose source has not been seen for 30 days.");

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        var cutoff = clock.GetUtcNow() - TimeSpan.FromDays(options.CurrentValue.MaxAgeDays);
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var removed = await db.Documents.Where(d => d.SeenAt < cutoff).ExecuteDeleteAsync(cancellationToken);
        await db.CrawledPages.Where(p => !db.Documents.Any(d => d.Source == p.Source && d.Path == p.Path)).ExecuteDeleteAsync(cancellationToken);
        return new JobResult(removed, $"{removed} documents removed.");
    }
}
