using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Domain.Data;
using Portal.Domain.Jobs;

namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>
/// Brings the knowledge base to what its sources have now. One document that fails does not stop the others, unchanged ones are not
/// touched. Runs follow each other; two never work at once in a process.
/// </summary>
public sealed partial class IngestionService(
    IPortalDbFactory databases, IEnumerable<ISourceReader> readers, DocumentWriter writer, IKnowledgeVectors vectors, TimeProvider clock, ILogger<IngestionService> logger)
    : IDisposable
{
    /// <summary>An unchanged document is marked as seen at most once a day: a 30-day limit needs no finer note.</summary>
    private static readonly TimeSpan SeenAgain = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    /// <summary>Ingests sources one after the other.</summary>
    public async Task<IngestionReport> RunAsync(
        IReadOnlyCollection<KnowledgeSource> sources, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var tally = new Tally(progress);
            foreach (var source in sources)
            {
                await RunAsync(source, tally, cancellationToken);
            }

            if (tally.Report.Indexed + tally.Report.Removed > 0)
            {
                await vectors.RefreshAsync(cancellationToken);
            }

            Log.Ingested(logger, sources.Count, tally.Report.Indexed, tally.Report.Unchanged, tally.Report.Failed, tally.Report.Removed);
            return tally.Report;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task RunAsync(KnowledgeSource source, Tally tally, CancellationToken cancellationToken)
    {
        if (readers.FirstOrDefault(reader => reader.Reads(source)) is not { } reader)
        {
            tally.Add(IngestionReport.None with { Problems = [$"Source '{source.Name}': sources of kind '{source.Kind}' cannot be read here."] });
            return;
        }

        var listing = await reader.ListAsync(source, cancellationToken);
        if (listing.Problem is { } problem)
        {
            tally.Add(IngestionReport.None with { Problems = [$"Source '{source.Name}': {problem}"] });
        }

        var known = await KnownAsync(source, cancellationToken);
        tally.Expect(listing.Documents.Count);
        foreach (var found in listing.Documents)
        {
            tally.Next($"{source.Name}: {found.Path}");
            tally.Add(await VisitAsync(source, found, known.GetValueOrDefault(found.Path), cancellationToken));
        }

        if (listing.IsWhole)
        {
            string[] gone = [.. known.Keys.Except(listing.Documents.Select(found => found.Path))];
            tally.Add(IngestionReport.None with { Removed = await RemoveAsync(source, gone, cancellationToken) });
        }
    }

    private async Task<IngestionReport> VisitAsync(KnowledgeSource source, FoundDocument found, Known? known, CancellationToken cancellationToken)
    {
        string? hash = null;
        try
        {
            var bytes = await found.ReadAsync(cancellationToken);
            hash = writer.Hash(bytes);
            if (known?.Hash == hash)
            {
                await SeeAsync(known, cancellationToken);
                return known.State == DocumentState.Failed ? IngestionReport.None with { Failed = 1 } : IngestionReport.None with { Unchanged = 1 };
            }

            await writer.IndexAsync(source, found.Path, hash, DocumentFormats.Read(found.Path, bytes), cancellationToken);
            return IngestionReport.None with { Indexed = 1 };
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, source.Name, found.Path, failure.GetType().Name);
            await writer.FailAsync(source, found.Path, failure is UnreadableContentException ? hash ?? "" : null, Reason(failure), cancellationToken);
            return IngestionReport.None with { Failed = 1 };
        }
    }

    private static string Reason(Exception failure) => failure switch
    {
        UnreadableContentException => failure.Message,
        UnauthorizedAccessException => "The portal may not read the file.",
        IOException => "The file could not be read.",
        _ => $"It could not be indexed ({failure.GetType().Name}).",
    };

    private async Task SeeAsync(Known known, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - known.SeenAt >= SeenAgain)
        {
            await using var db = await databases.OpenForSystemAsync(cancellationToken);
            await db.Documents.Where(d => d.Id == known.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.SeenAt, now), cancellationToken);
        }
    }

    private async Task<Dictionary<string, Known>> KnownAsync(KnowledgeSource source, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.Documents.Where(d => d.Source == source.Name)
            .Select(d => new Known(d.Id, d.Path, d.ContentHash, d.State, d.SeenAt))
            .ToDictionaryAsync(d => d.Path, cancellationToken);
    }

    private async Task<int> RemoveAsync(KnowledgeSource source, string[] paths, CancellationToken cancellationToken)
    {
        var removed = 0;
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        foreach (var some in paths.Chunk(200))
        {
            removed += await db.Documents.Where(d => d.Source == source.Name && some.Contains(d.Path)).ExecuteDeleteAsync(cancellationToken);
        }

        return removed;
    }

    private sealed record Known(Guid Id, string Path, string Hash, DocumentState State, DateTimeOffset SeenAt);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Ingested {Sources} sources: {Indexed} indexed, {Unchanged} unchanged, {Failed} failed, {Removed} removed.")]
        public static partial void Ingested(ILogger logger, int sources, int indexed, int unchanged, int failed, int removed);

        [LoggerMessage(LogLevel.Warning, "Document {Path} of source {Source} could not be ingested: {Failure}.")]
        public static partial void Failed(ILogger logger, string source, string path, string failure);
    }
}
