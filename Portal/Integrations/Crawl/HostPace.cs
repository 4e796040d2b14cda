using System.Collections.Concurrent;

namespace Portal.Integrations.Crawl;

/// <summary>Keeps requests to one host apart, whichever sources they are for.</summary>
internal sealed class HostPace(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Slot> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for this host's turn.</summary>
    public async Task WaitAsync(Uri address, TimeSpan pace, CancellationToken cancellationToken)
    {
        var wait = _hosts.GetOrAdd(address.IdnHost, _ => new Slot()).Take(clock.GetUtcNow(), pace);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <summary>Leaves a host in peace for a while, as it asked.</summary>
    public void Hold(Uri address, TimeSpan time) => _hosts.GetOrAdd(address.IdnHost, _ => new Slot()).Hold(clock.GetUtcNow() + time);

    private sealed class Slot
    {
        private readonly Lock _gate = new();
        private DateTimeOffset _next = DateTimeOffset.MinValue;

        public void Hold(DateTimeOffset until)
        {
            lock (_gate)
            {
                _next = until > _next ? until : _next;
            }
        }

        public TimeSpan Take(DateTimeOffset now, TimeSpan pace)
        {
            lock (_gate)
            {
                var at = _next > now ? _next : now;
                _next = at + pace;
                return at - now;
            }
        }
    }
}
