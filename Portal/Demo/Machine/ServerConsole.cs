using System.Text;

namespace Portal.Demo.Machine;

/// <summary>What the container printed since its start, of which the node repeats the last 150 lines, and what it prints now.</summary>
public sealed class ServerConsole(DemoServer server)
{
    /// <summary>Lines <c>send logs</c> repeats (<c>websocket_log_count</c>).</summary>
    public const int HistoryLines = 150;

    /// <summary>The longest line the node sends in one frame; longer ones are cut in pieces.</summary>
    public const int LongestLine = 64 * 1024;

    private readonly Queue<string> _history = new();
    private readonly Lock _gate = new();

    /// <summary>The last lines of this container, oldest first.</summary>
    public IReadOnlyList<string> History
    {
        get
        {
            lock (_gate)
            {
                return [.. _history];
            }
        }
    }

    /// <summary>A new container knows nothing of the old one's lines.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _history.Clear();
        }
    }

    /// <summary>Prints what the container wrote. Several lines written at once travel in one frame with line breaks inside, as from a terminal.</summary>
    public void Print(string text)
    {
        Remember(text);
        foreach (var piece in Pieces(text.Replace("\n", "\r\n", StringComparison.Ordinal)))
        {
            server.Feed.Publish(ServerEvent.Output(piece));
        }

        FeatureMatch.Tell(server, text);
    }

    /// <summary>Prints a line of the daemon's own: only those who listen now see it, unless the host keeps the console in a file.</summary>
    public void Daemon(string text)
    {
        server.Feed.Publish(ServerEvent.Output($"\u001b[33m\u001b[1m[{server.DaemonName} Daemon]:\u001b[39m {text}\u001b[0m"));
        server.Plan.ConsoleFile?.Invoke(server, $"[{server.DaemonName} Daemon]: {text}");
    }

    /// <summary>Puts lines into the history without telling anybody: they were printed before the world began.</summary>
    internal void Remember(string text)
    {
        lock (_gate)
        {
            foreach (var line in text.Split('\n'))
            {
                _history.Enqueue(line);
            }

            while (_history.Count > HistoryLines)
            {
                _history.Dequeue();
            }
        }
    }

    internal static IEnumerable<string> Pieces(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= LongestLine)
        {
            return [text];
        }

        // A quarter of the bytes, so that a piece fits whatever its characters are.
        return text.Chunk(LongestLine / 4).Select(piece => new string(piece));
    }
}
