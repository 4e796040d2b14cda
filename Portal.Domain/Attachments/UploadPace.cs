using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Portal.Domain.Attachments;

/// <summary>Counts each owner's uploads of the last hour, those that were refused included.</summary>
public sealed class UploadPace(IOptionsMonitor<AttachmentOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> _seen = new(StringComparer.Ordinal);

    /// <summary>Counts one more, or says how long to wait.</summary>
    public TimeSpan? Take(string ownerId)
    {
        var now = clock.GetUtcNow();
        var times = _seen.GetOrAdd(ownerId, _ => new());
        lock (times)
        {
            while (times.TryPeek(out var oldest) && oldest + Window <= now)
            {
                times.Dequeue();
            }

            if (times.Count >= options.CurrentValue.PerHour)
            {
                return times.Peek() + Window - now;
            }

            times.Enqueue(now);
            return null;
        }
    }
}
