using System.Collections.Concurrent;

namespace Portal.Demo.Http;

/// <summary>So many in a minute for each key, counted as Laravel counts: the minute begins with the first.</summary>
internal sealed class RateWindow(int limit, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, int Used)> _windows = new(StringComparer.Ordinal);

    /// <summary>Counts one and puts limit and rest into the answer's headers, the tighter of several.</summary>
    /// <exception cref="PanelRefusal">The limit is reached.</exception>
    public void Count(string key, IHeaderDictionary headers)
    {
        var now = clock.GetUtcNow();
        var window = _windows.AddOrUpdate(key, _ => (now.AddMinutes(1), 1), (_, old) => old.Until <= now ? (now.AddMinutes(1), 1) : (old.Until, old.Used + 1));
        var left = Math.Max(0, limit - window.Used);
        if (!int.TryParse(headers["X-RateLimit-Remaining"].ToString(), out var before) || left <= before)
        {
            headers["X-RateLimit-Limit"] = $"{limit}";
            headers["X-RateLimit-Remaining"] = $"{left}";
        }

        if (window.Used > limit)
        {
            headers["X-RateLimit-Reset"] = $"{window.Until.ToUnixTimeSeconds()}";
            throw PanelRefusal.TooMany(Math.Max(1, (int)Math.Ceiling((window.Until - now).TotalSeconds)));
        }
    }
}
