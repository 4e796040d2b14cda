using System.Text.Json.Nodes;

namespace Portal.Demo.Machine;

/// <summary>A line of a server's activity log.</summary>
/// <param name="Actor">The person's e-mail, or null for the daemon.</param>
/// <param name="OnlyPelican">Pterodactyl does not know this event.</param>
public sealed record Activity(
    int Id, string Event, string? Actor, bool IsApi, JsonObject Properties, DateTimeOffset At, bool OnlyPelican = false);

/// <summary>Who did what on a server.</summary>
public sealed class ActivityLog(DemoTime time)
{
    private const int Most = 2_000;

    private readonly List<Activity> _lines = [];
    private readonly Lock _gate = new();
    private int _last;

    /// <summary>All lines, oldest first.</summary>
    public IReadOnlyList<Activity> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <param name="at">When; null = now.</param>
    public void Add(string what, string? actor, JsonObject? properties = null, DateTimeOffset? at = null, bool isApi = true, bool onlyPelican = false)
    {
        lock (_gate)
        {
            if (_lines.Count == Most)
            {
                _lines.RemoveAt(0);
            }

            _lines.Add(new Activity(++_last, what, actor, isApi, properties ?? [], at ?? time.Now, onlyPelican));
        }
    }

    internal void Crashed(int exitCode, bool outOfMemory, DateTimeOffset? at = null) =>
        Add("server:crashed", null, new JsonObject { ["exit_code"] = exitCode, ["oomkilled"] = outOfMemory }, at, isApi: false, onlyPelican: true);
}
