using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Integrations.Panel;

/// <summary>The log files of one server for one reading.</summary>
internal sealed class LogFiles(IPanelReader panel, PanelFiles files, Caller caller, ServerDetails server, List<string> notes)
{
    private const int TailBytes = 1024 * 1024;
    private const int ReportLines = 400;

    // A crash and the node's automatic restart lie this close together; an older report belongs to an earlier run.
    private static readonly TimeSpan JustBefore = TimeSpan.FromSeconds(15);

    /// <summary>The current log: <c>logs/latest.log</c>, else the newest other log there; for a server that is off also the kept console.</summary>
    public async Task<LogPart> ReadLatestAsync(bool isOff, CancellationToken cancellationToken)
    {
        var (folder, problem) = await ListAsync("/logs", cancellationToken);
        var name = Named(folder, "latest.log") ?? Newest(folder, ".log", except: "console.log");
        var latest = problem is null && name is null
            ? Missing("/logs/latest.log")
            : await ReadAsync($"/logs/{name?.Name ?? "latest.log"}", name?.Size, "file", cancellationToken);
        if (!isOff || Named(folder, "console.log") is not { } kept)
        {
            return latest;
        }

        var console = await ReadAsync("/logs/console.log", kept.Size, "file", cancellationToken);
        return new LogPart(LogMerge.Merge(latest.Lines, console.Lines), [.. latest.Sources, .. console.Sources]);
    }

    /// <summary>The newest crash report, when it belongs to this run or, for a server that is off, to the last.</summary>
    /// <param name="startedAt">When the running server started; null = it is off or not known.</param>
    public async Task<LogPart> ReadCrashAsync(DateTimeOffset? startedAt, IReadOnlyList<string> log, CancellationToken cancellationToken)
    {
        var (folder, problem) = await ListAsync("/crash-reports", cancellationToken);
        if (problem is not null || Newest(folder, ".txt", except: null) is not { } newest)
        {
            return new LogPart([], problem is null ? [] : [new LogSource("crash_report", "/crash-reports", 0, problem)]);
        }

        var path = $"/crash-reports/{newest.Name}";
        if (newest.ModifiedAt < startedAt - JustBefore)
        {
            notes.Add($"The crash report {path} is from before the present run and was left out.");
            return new LogPart([], [new LogSource("crash_report", path, 0)]);
        }

        var report = await ReadAsync(path, newest.Size, "crash_report", cancellationToken);
        return IsIn(log, report.Lines) ? Repeated(path) : report with { Lines = [.. report.Lines.Take(ReportLines)] };
    }

    private LogPart Repeated(string path)
    {
        notes.Add($"The crash report {path} stands in the log already.");
        return new LogPart([], [new LogSource("crash_report", path, 0)]);
    }

    private static bool IsIn(IReadOnlyList<string> log, IReadOnlyList<string> report)
    {
        var told = report.Where(line => line.Trim().Length > 12).Take(12).ToList();
        var known = log.Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        return told.Count > 0 && told.TrueForAll(line => known.Contains(line.Trim()));
    }

    private async Task<LogPart> ReadAsync(string path, long? size, string kind, CancellationToken cancellationToken)
    {
        if (!server.May("file.read-content"))
        {
            return new LogPart([], [new LogSource(kind, path, 0, ServerWords.NoPermission("file.read-content"))]);
        }

        try
        {
            var text = size is { } known && !PanelFiles.FitsInOne(known)
                ? await files.ReadTailAsync(caller, server.Server.Id, path, TailBytes, cancellationToken)
                : await panel.ReadFileAsync(caller, server.Server.Id, path, cancellationToken);
            return text is null ? Missing(path) : Part(path, kind, text);
        }
        catch (PanelProblemException problem)
        {
            return new LogPart([], [new LogSource(kind, path, 0, problem.Problem)]);
        }
    }

    private static LogPart Part(string path, string kind, string text)
    {
        string[] lines = text.Length == 0 ? [] : [.. ConsoleText.FileLines(text)];
        return new LogPart(lines, [new LogSource(kind, path, lines.Length)]);
    }

    private static LogPart Missing(string path) =>
        new([], [new LogSource("file", path, 0, new PanelProblem(PanelProblemKind.NoLog, $"There is no file {path}."))]);

    private async Task<(IReadOnlyList<PanelFile> Entries, PanelProblem? Problem)> ListAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            return server.May("file.read")
                ? (await panel.ListFilesAsync(caller, server.Server.Id, folder, cancellationToken), null)
                : ([], ServerWords.NoPermission("file.read"));
        }
        catch (PanelProblemException problem)
        {
            return ([], problem.Problem);
        }
    }

    private static PanelFile? Named(IReadOnlyList<PanelFile> folder, string name) =>
        folder.FirstOrDefault(file => file is { IsFile: true, IsSymlink: false } && file.Name == name);

    private static PanelFile? Newest(IReadOnlyList<PanelFile> folder, string ending, string? except) =>
        folder.Where(f => f is { IsFile: true, IsSymlink: false } && f.Name != except && f.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(f => f.ModifiedAt).ThenByDescending(f => f.Name, StringComparer.Ordinal).FirstOrDefault();
}
