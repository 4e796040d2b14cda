using System.Collections.Concurrent;

namespace Portal.Demo;

/// <summary>A request the demo panel received.</summary>
/// <param name="Path">Path with query.</param>
/// <param name="Person">E-mail of whoever's key it carried, or null.</param>
public sealed record DemoRequest(string Method, string Path, string? Person, DateTimeOffset At);

/// <summary>Everything that was asked of the demo panel, so that a test can prove what was not.</summary>
public sealed class DemoRequests
{
    /// <summary>How many are kept; a demo may run for days.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentQueue<DemoRequest> _all = new();

    /// <summary>Every request, oldest first.</summary>
    public IReadOnlyList<DemoRequest> All => [.. _all];

    /// <summary>Only those that could change something: POST, PUT, PATCH, DELETE.</summary>
    public IReadOnlyList<DemoRequest> Writes => [.. _all.Where(request => request.Method is "POST" or "PUT" or "PATCH" or "DELETE")];

    /// <summary>Forgets them.</summary>
    public void Clear() => _all.Clear();

    internal void Add(DemoRequest request)
    {
        _all.Enqueue(request);
        while (_all.Count > Most)
        {
            _all.TryDequeue(out _);
        }
    }
}
