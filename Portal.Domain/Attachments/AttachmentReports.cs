using System.Collections.Concurrent;
using Portal.Domain.LogAnalysis;
using Portal.Domain.People;

namespace Portal.Domain.Attachments;

/// <summary>What attached logs say. An attachment never changes, so it is analysed once; its report is kept while there is room.</summary>
public sealed class AttachmentReports(AttachmentService attachments, ILogAnalyzer analyzer) : IDisposable
{
    private const int Most = 64;

    // Two at a time: a large log takes memory while it is read.
    private readonly SemaphoreSlim _few = new(2);
    private readonly ConcurrentDictionary<Guid, LogReport> _kept = new();

    /// <summary>The report, or null: not the caller's, or its text is gone.</summary>
    public async Task<LogReport?> ReadAsync(Caller caller, Guid attachmentId, CancellationToken cancellationToken)
    {
        if (await attachments.OpenAsync(caller, attachmentId, cancellationToken) is not { } log)
        {
            return null;
        }

        if (_kept.TryGetValue(attachmentId, out var kept))
        {
            return kept;
        }

        await _few.WaitAsync(cancellationToken);
        try
        {
            await using var text = log.Open();
            return Keep(attachmentId, await Task.Run(() => analyzer.Analyze(text, null, cancellationToken), cancellationToken));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        finally
        {
            _few.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _few.Dispose();

    private LogReport Keep(Guid id, LogReport report)
    {
        if (_kept.Count >= Most)
        {
            _kept.TryRemove(_kept.Keys.Min(), out _); // ids rise with time
        }

        return _kept[id] = report;
    }
}
