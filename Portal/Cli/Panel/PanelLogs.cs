using Portal.Domain.Panel;
using Portal.Integrations.Panel;

namespace Portal.Cli.Panel;

/// <summary><c>panel logs</c>: the log as the person may read it, and with <c>--follow</c> what comes after.</summary>
internal static class PanelLogs
{
    private const int UsualLines = 200;

    public static async Task<int> RunAsync(PanelRun run, CancellationToken cancellationToken)
    {
        var follow = run.Arguments.Number("follow", 0);
        var log = follow == 0
            ? await ReadAsync(run, cancellationToken)
            : await FollowAsync(run, TimeSpan.FromSeconds(follow), cancellationToken);
        await run.SayAsync(PanelJson.Log(log), string.Join('\n', log.Lines));
        foreach (var note in run.Arguments.IsJson ? [] : log.Notes)
        {
            await run.Errors.WriteLineAsync(note);
        }

        return 0;
    }

    private static Task<ServerLog> ReadAsync(PanelRun run, CancellationToken cancellationToken) =>
        run.Panel.ReadLogAsync(run.Caller, run.Arguments["server"]!, run.Arguments.Number("lines", UsualLines), cancellationToken);

    // Joined before the log is read, on the same socket, so that nothing is missed in between.
    private static async Task<ServerLog> FollowAsync(PanelRun run, TimeSpan time, CancellationToken cancellationToken)
    {
        var clock = run.Services.GetRequiredService<TimeProvider>();
        using var limit = new CancellationTokenSource(time, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var live = CollectAsync(run, both.Token);
        var log = await ReadAsync(run, cancellationToken);
        var (lines, gaps) = await live;
        var fresh = LogMerge.After(log.Lines, lines);
        var sources = log.Sources.Select(source => source.Kind == "console" ? source with { Count = source.Count + fresh.Count } : source);
        return log with { Lines = [.. log.Lines, .. fresh], Sources = [.. sources], Gaps = gaps };
    }

    private static async Task<(IReadOnlyList<string> Lines, int Gaps)> CollectAsync(PanelRun run, CancellationToken cancellationToken)
    {
        var (lines, gaps) = (new List<string>(), 0);
        await foreach (var seen in run.Panel.FollowConsoleAsync(run.Caller, run.Arguments["server"]!, cancellationToken))
        {
            gaps += seen is ConsoleEvent.Gap ? 1 : 0;
            if (seen is ConsoleEvent.Line { IsHistory: false } line)
            {
                lines.Add(line.Text);
            }
        }

        return (lines, gaps);
    }
}
