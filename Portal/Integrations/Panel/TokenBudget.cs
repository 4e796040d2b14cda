namespace Portal.Integrations.Panel;

/// <summary>The panel hands out 5 socket tokens a minute for a server, to all its users together (contracts, 3). We stay below.</summary>
internal sealed class TokenBudget(TimeProvider clock)
{
    private const int Most = 5;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private readonly Queue<DateTimeOffset> _taken = new();
    private readonly Lock _gate = new();

    /// <summary>Takes one; or says how long to wait.</summary>
    public TimeSpan? Take()
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            while (_taken.TryPeek(out var oldest) && now - oldest >= Window)
            {
                _taken.Dequeue();
            }

            if (_taken.Count >= Most)
            {
                return _taken.Peek() + Window - now;
            }

            _taken.Enqueue(now);
            return null;
        }
    }
}
