namespace Portal.Demo.Socket;

/// <summary>How fast one connection may send, as Wings 1.12 limits it.</summary>
internal sealed class SocketLimits(TimeProvider clock)
{
    private readonly Bucket _all = new(clock, 10, 5);
    private readonly Dictionary<string, Bucket> _own = new(StringComparer.Ordinal)
    {
        ["auth"] = new(clock, 2, 0.2), ["send logs"] = new(clock, 2, 0.2), ["send command"] = new(clock, 10, 1), [""] = new(clock, 4, 1),
    };

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>
    /// Counts an event. Null: let it pass. Otherwise the message is dropped; the text names what is limited, or is empty when that was told already.
    /// </summary>
    public string? Count(string name)
    {
        var limited = !_all.Take() ? "global" : _own.GetValueOrDefault(name, _own[""]).Take() ? null : name;
        if (limited is null)
        {
            _told.Remove(name);
            return null;
        }

        return _told.Add(limited) ? limited : "";
    }

    private sealed class Bucket(TimeProvider clock, int burst, double perSecond)
    {
        private double _left = burst;
        private DateTimeOffset _at = clock.GetUtcNow();

        public bool Take()
        {
            var now = clock.GetUtcNow();
            _left = Math.Min(burst, _left + ((now - _at).TotalSeconds * perSecond));
            _at = now;
            if (_left < 1)
            {
                return false;
            }

            _left -= 1;
            return true;
        }
    }
}
