using System.Collections.Concurrent;

namespace Portal.Domain.LogAnalysis;

/// <summary>Results of one owner, server and number of lines, for as long as they are fresh and the log is the same (L6).</summary>
public sealed class AnalysisCache(TimeProvider clock)
{
    private const int Most = 1000;
    private readonly ConcurrentDictionary<(string Owner, string Server, int Lines), (DateTimeOffset At, string Hash, LogReport Report)> _kept = new();

    /// <summary>The report of the same content, no older than <paramref name="seconds"/> of total time; null otherwise.</summary>
    public LogReport? Find(string owner, string server, int lines, string contentHash, int seconds) =>
        _kept.TryGetValue((owner, server, lines), out var kept) && kept.Hash == contentHash && clock.GetUtcNow() - kept.At < TimeSpan.FromSeconds(seconds)
            ? kept.Report
            : null;

    /// <summary>Keeps a report; old ones make room.</summary>
    public void Keep(string owner, string server, int lines, string contentHash, LogReport report)
    {
        if (_kept.Count >= Most)
        {
            foreach (var old in _kept.OrderBy(k => k.Value.At).Take(Most / 4))
            {
                _kept.TryRemove(old);
            }
        }

        _kept[(owner, server, lines)] = (clock.GetUtcNow(), contentHash, report);
    }
}
