using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Integrations.Panel;

/// <summary>Reads a server's log from wherever the caller may: console, log file, newest crash report. Each place that fails says why.</summary>
internal sealed class LogCollector(PanelFiles files, TimeProvider clock)
{
    private const int Most = 5000;
    private static readonly TimeSpan ConsoleLimit = TimeSpan.FromSeconds(12);

    /// <summary>Up to <paramref name="lines"/> lines. Throws when no place gave any, with the reason.</summary>
    public async Task<ServerLog> ReadAsync(IPanelReader panel, Caller caller, string serverId, int lines, CancellationToken cancellationToken)
    {
        var details = await panel.FindServerAsync(caller, serverId, cancellationToken) ?? throw new PanelProblemException(ServerWords.NotFound());
        if (ServerWords.Blocked(details.Server.Condition) is { } blocked)
        {
            throw new PanelProblemException(blocked);
        }

        var wanted = Math.Clamp(lines, 1, Most);
        var notes = new List<string>();
        var console = await ReadConsoleAsync(panel, caller, details, cancellationToken);
        var usage = console.Usage ?? await UsageAsync(panel, caller, details, cancellationToken);
        var reader = new LogFiles(panel, files, caller, details, notes);
        var log = await reader.ReadLatestAsync(isOff: (console.State ?? usage?.State) is PowerState.Offline, cancellationToken);
        var crash = await reader.ReadCrashAsync(StartOf(usage), log.Lines, cancellationToken);
        Note(notes, console, details);
        return Assemble(details, lines, wanted, console, log, crash, notes);
    }

    private static ServerLog Assemble(
        ServerDetails details, int requested, int wanted, ConsoleHistory console, LogPart log, LogPart crash, List<string> notes)
    {
        List<LogSource> sources = [console.Source, .. log.Sources, .. crash.Sources];
        var merged = LogMerge.Merge(log.Lines, console.Lines);
        var room = Math.Max(wanted - merged.Count, crash.Lines.Count == 0 ? 0 : wanted / 2);
        var report = crash.Lines.Take(room).ToList(); // what a crash report says first matters most
        List<string> all = [.. merged.TakeLast(wanted - report.Count), .. report];
        return all.Count > 0
            ? new ServerLog(details.Server.Id, details.Server.Name, requested, all, sources, notes, console.Gaps)
            : throw new PanelProblemException(Nothing(sources));
    }

    // With nothing read at all, an outage or a missing right is worth more to know than "no log".
    private static PanelProblem Nothing(IReadOnlyList<LogSource> sources)
    {
        var problems = sources.Select(source => source.Problem).OfType<PanelProblem>().ToList();
        return problems.Find(p => p.Kind is PanelProblemKind.NodeOffline or PanelProblemKind.PanelDown or PanelProblemKind.RateLimited or PanelProblemKind.KeyRevoked)
            ?? (problems.Count == sources.Count && problems.TrueForAll(p => p.Kind is PanelProblemKind.NoPermission) ? problems[0] : null)
            ?? new PanelProblem(PanelProblemKind.NoLog, "This server has no log that can be read yet.");
    }

    private async Task<ConsoleHistory> ReadConsoleAsync(IPanelReader panel, Caller caller, ServerDetails details, CancellationToken cancellationToken)
    {
        if (!details.May("websocket.connect"))
        {
            return ConsoleHistory.Without(ServerWords.NoPermission("websocket.connect"));
        }

        using var limit = new CancellationTokenSource(ConsoleLimit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var history = new ConsoleHistory();
        try
        {
            await foreach (var seen in panel.FollowConsoleAsync(caller, details.Server.Id, both.Token))
            {
                if (history.Take(seen))
                {
                    return history;
                }
            }
        }
        catch (PanelProblemException problem)
        {
            return ConsoleHistory.Without(problem.Problem);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Told below.
        }

        cancellationToken.ThrowIfCancellationRequested();
        return history.Lines.Count > 0
            ? history
            : ConsoleHistory.Without(new PanelProblem(PanelProblemKind.NodeOffline, "The machine did not answer the live console in time."));
    }

    private static async Task<ServerUsage?> UsageAsync(IPanelReader panel, Caller caller, ServerDetails details, CancellationToken cancellationToken)
    {
        try
        {
            return await panel.GetUsageAsync(caller, details.Server.Id, cancellationToken);
        }
        catch (PanelProblemException)
        {
            return null; // the log may be readable all the same
        }
    }

    private DateTimeOffset? StartOf(ServerUsage? usage) =>
        usage is { State: PowerState.Running or PowerState.Starting } ? clock.GetUtcNow() - usage.Uptime : null;

    private static void Note(List<string> notes, ConsoleHistory console, ServerDetails details)
    {
        if (console.State is PowerState.Offline && console.Lines.Count == 0)
        {
            notes.Insert(0, $"{details.Server.Name} is off, so its console holds no lines.");
        }
    }
}
