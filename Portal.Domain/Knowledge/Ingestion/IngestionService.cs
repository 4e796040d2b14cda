using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Domain.Jobs;
using Portal.Domain.Knowledge.Sources;

namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>
/// Brings the knowledge base to what its sources have now. One document or source that fails does not stop the others, unchanged ones are
/// not touched. A source is never read twice at once in a process; different ones are.
/// </summary>
public sealed partial class IngestionService(
    IEnumerable<ISourceReader> readers, KnownDocuments documents, DocumentVisit visit, SourceRuns runs, IKnowledgeVectors vectors,
    ILogger<IngestionService> logger) : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _busy = new();
    private readonly SemaphoreSlim _placing = new(1, 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        _placing.Dispose();
        foreach (var gate in _busy.Values)
        {
            gate.Dispose();
        }
    }

    /// <summary>Ingests sources one after the other.</summary>
    public async Task<IngestionReport> RunAsync(
        IReadOnlyCollection<KnowledgeSource> sources, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var tally = new Tally(progress);
        foreach (var source in sources)
        {
            var gate = GateOf(source);
            await gate.WaitAsync(cancellationToken);
            try
            {
                await RunAsync(source, tally, cancellationToken);
            }
            finally
            {
                gate.Release();
            }
        }

        await PlaceAsync(tally, cancellationToken);
        Log.Ingested(logger, sources.Count, tally.Report.Indexed, tally.Report.Unchanged, tally.Report.Failed, tally.Report.Removed);
        return tally.Report;
    }

    /// <summary>Reads some documents of a source again, those that failed before too. It is no run of its own.</summary>
    /// <param name="source">The source.</param>
    /// <param name="paths">The documents; those that are no longer there are removed.</param>
    /// <param name="patience">How long to wait while the source is being read already.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was done, or null when the source was being read all that time.</returns>
    public async Task<IngestionReport?> RefreshAsync(
        KnowledgeSource source, IReadOnlySet<string> paths, TimeSpan patience, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var gate = GateOf(source);
        if (!await gate.WaitAsync(patience, cancellationToken))
        {
            return null;
        }

        try
        {
            var tally = new Tally(progress);
            await ReadAsync(source, paths, tally, null, cancellationToken);
            await PlaceAsync(tally, cancellationToken);
            return tally.Report;
        }
        finally
        {
            gate.Release();
        }
    }

    private SemaphoreSlim GateOf(KnowledgeSource source) => _busy.GetOrAdd(source.Name, _ => new SemaphoreSlim(1, 1));

    private async Task RunAsync(KnowledgeSource source, Tally tally, CancellationToken cancellationToken)
    {
        tally.Begin();
        var run = await runs.BeginAsync(source.Name, cancellationToken);
        try
        {
            var look = await ReadAsync(source, null, tally, run, cancellationToken);
            await runs.EndAsync(run, tally, look);
        }
        catch (OperationCanceledException)
        {
            await runs.EndAsync(run, tally, SourceRunState.Cancelled, null);
            throw;
        }
        catch (Exception problem)
        {
            await runs.EndAsync(run, tally, SourceRunState.Failed, $"It ended by a fault of the portal ({problem.GetType().Name}).");
            throw;
        }
    }

    // Sources may be read side by side, but the places of all their pages are made together.
    private async Task PlaceAsync(Tally tally, CancellationToken cancellationToken)
    {
        if (tally.Report.Indexed + tally.Report.Removed == 0)
        {
            return;
        }

        await _placing.WaitAsync(cancellationToken);
        try
        {
            await vectors.RefreshAsync(cancellationToken);
        }
        finally
        {
            _placing.Release();
        }
    }

    private async Task<SourceLook> ReadAsync(
        KnowledgeSource source, IReadOnlySet<string>? only, Tally tally, SourceRun? run, CancellationToken cancellationToken)
    {
        var known = await documents.ListAsync(source.Name, only, cancellationToken);
        var look = new SourceLook(known.Values.Where(d => d.State == DocumentState.Indexed && d.Hash.Length > 0).Select(d => d.Path).ToHashSet(), only);
        if (readers.FirstOrDefault(reader => reader.Reads(source)) is not { } reader)
        {
            look.Fail($"sources of kind '{source.Kind}' cannot be read here.");
            tally.Add(Told(source, look));
            return look;
        }

        var met = new HashSet<string>();
        await foreach (var found in reader.FindAsync(source, look, cancellationToken).WithCancellation(cancellationToken))
        {
            if (met.Add(found.Path))
            {
                tally.Next($"{source.Name}: {found.Path}", look.Total);
                tally.Add(await visit.VisitAsync(source, found, known.GetValueOrDefault(found.Path), look, cancellationToken));
                await runs.ReportAsync(run, tally, cancellationToken);
            }
        }

        string[] gone = [.. look.Gone.Where(path => known.ContainsKey(path) && !met.Contains(path)), .. look.MissingIsGone ? known.Keys.Where(path => !met.Contains(path) && !look.Gone.Contains(path)) : []];
        tally.Add(IngestionReport.None with { Removed = await documents.RemoveAsync(source.Name, gone, cancellationToken) });
        tally.Add(Told(source, look));
        return look;
    }

    private static IngestionReport Told(KnowledgeSource source, SourceLook look) => IngestionReport.None with
    {
        Problems = look.Failure is { } failure ? [$"Source '{source.Name}': {failure}"] : [],
        Notes = [
            .. look.Shortfall is { } shortfall ? [$"Source '{source.Name}' was read in part: {shortfall}"] : Array.Empty<string>(),
            .. look.Notes.Select(note => $"Source '{source.Name}': {note}"),
        ],
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Ingested {Sources} sources: {Indexed} indexed, {Unchanged} unchanged, {Failed} failed, {Removed} removed.")]
        public static partial void Ingested(ILogger logger, int sources, int indexed, int unchanged, int failed, int removed);
    }
}
