using System.Collections.Concurrent;

namespace Portal.Demo;

/// <summary>What a fault does to the requests it meets.</summary>
public enum DemoFaultKind
{
    /// <summary>The proxy answers with its own HTML page and <see cref="DemoFault.Status"/>.</summary>
    Html,

    /// <summary>200 with an HTML page, as a captive portal gives.</summary>
    HtmlOk,

    /// <summary>The answer comes <see cref="DemoFault.Delay"/> later.</summary>
    Slow,

    /// <summary>429, with Retry-After when <see cref="DemoFault.Delay"/> is set.</summary>
    TooManyRequests,

    /// <summary>503 in JSON: the panel is in maintenance.</summary>
    Maintenance,

    /// <summary>302 to the sign-in page, whatever the key.</summary>
    RedirectToLogin,

    /// <summary>The connection breaks in the middle of the body.</summary>
    CutBody,

    /// <summary>200 with JSON of another shape than agreed.</summary>
    WrongShape,

    /// <summary>The node refuses the panel itself: 401 <c>DaemonConnectionException</c>.</summary>
    DaemonUnauthorized,

    /// <summary>The node cannot be reached: 504 <c>DaemonConnectionException</c>.</summary>
    NodeDown,

    /// <summary>Power is answered 204 and nothing happens.</summary>
    PowerIgnored,
}

/// <summary>A fault and the requests it meets.</summary>
/// <param name="Path">A part of the path it is limited to; null = every path.</param>
/// <param name="Method">The method it is limited to; null = every method.</param>
/// <param name="Times">How often it happens; null = until cleared.</param>
public sealed record DemoFault(
    DemoFaultKind Kind, string? Path = null, string? Method = null, int Status = 502, TimeSpan? Delay = null, int? Times = null);

/// <summary>Switches faults of the panel and its nodes on and off, one panel each.</summary>
public sealed class DemoFaults
{
    private readonly ConcurrentDictionary<string, bool> _revoked = new(StringComparer.Ordinal);
    private readonly List<Armed> _armed = [];
    private readonly Lock _gate = new();

    /// <summary>What a missing file gives on this node. Wings before 1.12: 500; some builds: 404.</summary>
    public int MissingFileStatus { get; set; } = 500;

    /// <summary>Arms a fault.</summary>
    public void Add(DemoFault fault)
    {
        lock (_gate)
        {
            _armed.Add(new Armed(fault, fault.Times));
        }
    }

    /// <summary>Disarms every fault; revoked keys stay revoked.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _armed.Clear();
        }
    }

    /// <summary>The proxy's HTML error page for every path with this part.</summary>
    public void Html(int status, string? path = null) => Add(new(DemoFaultKind.Html, path, Status: status));

    /// <summary>The node of this server (uuid) is down, or of all servers.</summary>
    public void NodeDown(string? uuid = null) => Add(new(DemoFaultKind.NodeDown, uuid));

    /// <summary>The node of this server (uuid) refuses the panel's own token.</summary>
    public void DaemonUnauthorized(string? uuid = null) => Add(new(DemoFaultKind.DaemonUnauthorized, uuid));

    /// <summary>Power of this server (uuid) is accepted and ignored.</summary>
    public void PowerIgnored(string? uuid = null) => Add(new(DemoFaultKind.PowerIgnored, uuid));

    /// <summary>429; <paramref name="retryAfter"/> null = without Retry-After.</summary>
    public void TooManyRequests(TimeSpan? retryAfter, string? path = null, int? times = null) =>
        Add(new(DemoFaultKind.TooManyRequests, path, Delay: retryAfter, Times: times));

    /// <summary>Every answer comes this much later.</summary>
    public void Slow(TimeSpan by, string? path = null) => Add(new(DemoFaultKind.Slow, path, Delay: by));

    /// <summary>The key stops working, as if its owner deleted it.</summary>
    public void Revoke(string panelKey) => _revoked[panelKey] = true;

    /// <summary>Cuts the open websockets of this server (uuid), or all, as a proxy does.</summary>
    public void DropSockets(string? uuid = null) => SocketsDropped?.Invoke(uuid);

    /// <summary>The node restarts: sockets are cut and tokens made before no longer count ("created too far in past").</summary>
    public void RebootNode()
    {
        NodeRebooted?.Invoke();
        DropSockets();
    }

    internal event Action<string?>? SocketsDropped;

    internal event Action? NodeRebooted;

    internal bool IsRevoked(string panelKey) => _revoked.ContainsKey(panelKey);

    /// <summary>The first armed fault of this kind that meets the request, used once.</summary>
    internal DemoFault? Take(DemoFaultKind kind, string method, string path, string? uuid = null)
    {
        lock (_gate)
        {
            var armed = _armed.Find(a => a.Fault.Kind == kind && a.Left != 0 && a.Meets(method, path, uuid));
            armed?.Use();
            return armed?.Fault;
        }
    }

    private sealed class Armed(DemoFault fault, int? left)
    {
        public DemoFault Fault => fault;

        public int? Left { get; private set; } = left;

        public void Use() => Left -= 1;

        public bool Meets(string method, string path, string? uuid) =>
            (fault.Method is null || fault.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            && (fault.Path is null || fault.Path == uuid || path.Contains(fault.Path, StringComparison.Ordinal));
    }
}
