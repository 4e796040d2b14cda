namespace Portal.Integrations.Crawl;

/// <summary>Addresses still to be read, each once. Those never read come first, then those read longest ago: a run that ends early is gone on with by the next.</summary>
internal sealed class Frontier(Func<Uri, DateTimeOffset?> lastRead)
{
    private readonly PriorityQueue<(Uri Address, int Depth), (int Depth, long Read, int Order)> _queue = new();
    private readonly HashSet<Uri> _seen = [];

    /// <summary>How many are left.</summary>
    public int Left => _queue.Count;

    /// <summary>How many there are, those that were read too.</summary>
    public int Known => _seen.Count;

    /// <summary>Adds an address that was not met before.</summary>
    /// <param name="address">In normal form.</param>
    /// <param name="depth">How many links lead to it from a start.</param>
    public void Add(Uri address, int depth)
    {
        if (_seen.Add(address))
        {
            _queue.Enqueue((address, depth), (Math.Min(depth, 1), lastRead(address)?.UtcTicks ?? 0, _seen.Count));
        }
    }

    /// <summary>Notes an address that is read by another way; false when it was met before.</summary>
    public bool Meet(Uri address) => _seen.Add(address);

    /// <summary>The next to read.</summary>
    public bool TryTake(out Uri address, out int depth)
    {
        var isLeft = _queue.TryDequeue(out var next, out _);
        (address, depth) = next;
        return isLeft;
    }
}
