using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Data;
using Portal.Domain.Jobs;

namespace Portal.Domain.Knowledge.Sources;

/// <summary>Puts together what is known of sources and their documents.</summary>
public sealed class SourceShelf(
    IPortalDbFactory databases, IKnowledgeSources sources, SourceStore store, SourceRuns runs, KnowledgeShelf shelf, IOptionsMonitor<KnowledgeOptions> options, TimeProvider clock)
{
    /// <summary>A document counts as unseen when its last sight is older than that of the last run; sights are noted once a day.</summary>
    private static readonly TimeSpan SightsAreCoarse = TimeSpan.FromDays(1);

    /// <summary>Every source.</summary>
    public async Task<IReadOnlyList<SourceCard>> CardsAsync(CancellationToken cancellationToken)
    {
        var stored = (await store.ListAsync(cancellationToken)).Select(source => source.Name).ToHashSet();
        var configured = sources.Configured().Select(source => source.Name).ToHashSet();
        var newest = await runs.NewestAsync(cancellationToken);
        var fresh = await FreshAsync(cancellationToken);
        return [..
            from summary in await shelf.SourcesAsync(cancellationToken)
            let name = summary.Source.Name
            select new SourceCard(
                summary.Source, configured.Contains(name), stored.Contains(name), summary.Documents, summary.Failed, summary.Passages,
                newest.GetValueOrDefault(name), Next(summary), summary.LastIngested, fresh.TryGetValue(name, out var at) ? at : null)];
    }

    /// <summary>Documents of a source, failures first.</summary>
    public async Task<IReadOnlyList<SourceDocument>> DocumentsAsync(string name, string? words, int skip, int take, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var last = await db.SourceRuns.Where(r => r.Source == name && r.State != SourceRunState.Running).OrderByDescending(r => r.StartedAt)
            .Select(r => (DateTimeOffset?)r.StartedAt).FirstOrDefaultAsync(cancellationToken);
        var like = words is { Length: > 0 } ? $"%{words}%" : null;
        var rows = await db.Documents.AsNoTracking()
            .Where(d => d.Source == name && (like == null || EF.Functions.Like(d.Path, like) || EF.Functions.Like(d.Title, like)))
            .OrderByDescending(d => d.State == DocumentState.Failed).ThenBy(d => d.Path).Skip(skip).Take(take)
            .Select(d => new { Document = d, Passages = db.Chunks.Count(c => c.DocumentId == d.Id) })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new SourceDocument(
            row.Document.Id, row.Document.Path, row.Document.Title, row.Document.ContentType, Status(row.Document, last), row.Document.Reason, row.Passages,
            row.Document.Url, row.Document.IngestedAt, row.Document.SeenAt))];
    }

    private static DocumentStatus Status(KnowledgeDocument document, DateTimeOffset? lastRun) => document switch
    {
        { State: DocumentState.Failed } => DocumentStatus.Failed,
        _ when lastRun is null || document.IngestedAt >= lastRun => DocumentStatus.Indexed,
        _ when document.SeenAt < lastRun - SightsAreCoarse => DocumentStatus.Unseen,
        _ => DocumentStatus.Unchanged,
    };

    private DateTimeOffset? Next(SourceSummary summary) =>
        summary is { IsConfigured: true, Source.Enabled: true } ? Cron.TryParse(summary.Source.Cron ?? options.CurrentValue.Cron)?.Next(clock.GetUtcNow()) : null;

    private async Task<Dictionary<string, DateTimeOffset?>> FreshAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.SourceRuns.Where(r => r.State == SourceRunState.Done).GroupBy(r => r.Source)
            .Select(group => new { group.Key, At = group.Max(r => r.EndedAt) }).ToDictionaryAsync(group => group.Key, group => group.At, cancellationToken);
    }
}
