using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Portal.Domain.LogAnalysis.ModelPart;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Domain.LogAnalysis;

/// <summary>A server's log as it was read, and what it says.</summary>
/// <param name="FromCache">The log had not changed since it was analysed a moment ago.</param>
public sealed record ServerLogReport(ServerLog Log, LogReport Report, bool FromCache);

/// <summary>Reads a server's log with the caller's own rights, adds what the panel knows beside it, and analyses both (L6, L7).</summary>
public sealed class ServerLogAnalysis(
    IPanelReader panel, ILogAnalyzer analyzer, AnalysisCache cache, IOptionsMonitor<LogOptions> options, ModelLogReader? model = null)
{
    /// <summary>Analyses the newest lines. Panel refusals come as <see cref="PanelProblemException"/>.</summary>
    /// <param name="lines">How many lines at most.</param>
    /// <param name="again">Analyse even when the same text was analysed a moment ago.</param>
    public async Task<ServerLogReport> AnalyzeAsync(Caller caller, string serverId, int lines, bool again, CancellationToken cancellationToken)
    {
        var log = await panel.ReadLogAsync(caller, serverId, lines, cancellationToken);
        var text = string.Join('\n', log.Lines);
        var facts = await FactsAsync(caller, serverId, cancellationToken);
        var hash = Hash($"{text}\n{facts?.State}\n{facts?.Invocation}\n{facts?.DockerImage}");
        if (!again && cache.Find(caller.UserId, serverId, lines, hash, options.CurrentValue.CacheSeconds) is { } kept)
        {
            return new ServerLogReport(log, kept, true);
        }

        var report = WithPort(analyzer.Analyze(text, facts, cancellationToken), facts);
        if (model is not null && await model.ReadAsync(caller.UserId, log.Lines, report, cancellationToken) is { } read && read != ModelReading.Nothing)
        {
            report = WithModel(report, read);
        }

        cache.Keep(caller.UserId, serverId, lines, hash, report);
        return new ServerLogReport(log, report, false);
    }

    /// <summary>Analyses lines that somebody pasted.</summary>
    public LogReport Analyze(IReadOnlyList<string> lines, CancellationToken cancellationToken) =>
        analyzer.Analyze(string.Join('\n', lines), null, cancellationToken);

    // After the rules' findings, never before: it has evidence of its own, and none of theirs.
    private static LogReport WithModel(LogReport report, ModelReading read)
    {
        IReadOnlyList<Finding> findings = [.. report.Findings, .. read.Findings];
        var summary = read.Findings.Count == 0 ? report.Summary : LogSynthesis.Summary(findings, report.Unknown.Count);
        return report with
        {
            Status = read.Findings.Count == 0 ? report.Status : LogStatus.IssuesDetected, Findings = findings, Unreadable = read.Unreadable,
            Summary = read.Unreadable == 0 ? summary : $"{summary} The language model's answer about {read.Unreadable} part(s) of the log could not be used.",
        };
    }

    // Paper does not name the port that it could not bind; the start-up variable does.
    private static LogReport WithPort(LogReport report, LogFacts? facts) =>
        facts?.Variables?.GetValueOrDefault("SERVER_PORT") is { Length: > 0 } port
            ? report with
            {
                Findings = [.. report.Findings.Select(f => f is { Code: "server.port.in_use", Subject: null or "" }
                    ? f with { Title = $"Port {port} is already in use", Subject = port, Blame = new Blame("port", port, 0.9) }
                    : f)],
            }
            : report;

    // Whatever the caller may not see is left out: the log alone says much.
    private async Task<LogFacts?> FactsAsync(Caller caller, string serverId, CancellationToken cancellationToken)
    {
        var details = await TryAsync(() => panel.FindServerAsync(caller, serverId, cancellationToken));
        if (details is null)
        {
            return null;
        }

        var usage = await TryAsync(async () => (ServerUsage?)await panel.GetUsageAsync(caller, serverId, cancellationToken));
        var startup = await TryAsync(async () => (StartupSettings?)await panel.GetStartupAsync(caller, serverId, cancellationToken));
        return new LogFacts
        {
            MemoryLimitMb = details.Server.Limits.MemoryMb, DockerImage = details.Server.DockerImage, Invocation = details.Server.Invocation ?? startup?.Command,
            State = usage?.State.ToString().ToLowerInvariant(), MemoryBytes = usage?.MemoryBytes, OtherPorts = details.OtherPorts,
            Variables = startup?.Variables.DistinctBy(v => v.Key).ToDictionary(v => v.Key, v => v.Value),
        };
    }

    private static async Task<T?> TryAsync<T>(Func<Task<T?>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (PanelProblemException)
        {
            return null;
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
