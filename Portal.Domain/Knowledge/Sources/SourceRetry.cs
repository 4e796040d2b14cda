using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.Jobs;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Domain.Knowledge.Sources;

/// <summary>Reads documents again that could not be read.</summary>
public sealed class SourceRetry(IPortalDbFactory databases, IKnowledgeSources sources, IngestionService ingestion)
{
    private const string Busy = "The source is being read just now; wait until that is over.";

    /// <summary>One document.</summary>
    public async Task<SourceOutcome> DocumentAsync(Guid document, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var found = await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == document, cancellationToken);
        if (found is null)
        {
            return SourceOutcome.No("The document is gone.");
        }

        var outcome = await AgainAsync(found.Source, [found.Path], null, cancellationToken);
        var now = outcome.IsDone ? await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == document, cancellationToken) : null;
        return now is { State: DocumentState.Failed } ? SourceOutcome.No(now.Reason ?? "It failed again.") : outcome;
    }

    /// <summary>Every failed document of a source.</summary>
    public async Task<SourceOutcome> FailedAsync(string name, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var paths = await db.Documents.Where(d => d.Source == name && d.State == DocumentState.Failed).Select(d => d.Path).ToListAsync(cancellationToken);
        return paths.Count == 0 ? SourceOutcome.Done : await AgainAsync(name, paths, progress, cancellationToken);
    }

    private async Task<SourceOutcome> AgainAsync(string name, IReadOnlyList<string> paths, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        if ((await sources.ListAsync(cancellationToken)).FirstOrDefault(s => s.Name == name) is not { } source)
        {
            return SourceOutcome.No($"There is no source '{name}' any more.");
        }

        var report = await ingestion.RefreshAsync(source, paths.ToHashSet(), TimeSpan.Zero, progress, cancellationToken);
        return report switch
        {
            null => SourceOutcome.No(Busy),
            { Problems: [var problem, ..] } => SourceOutcome.No(problem),
            _ => SourceOutcome.Done,
        };
    }
}
