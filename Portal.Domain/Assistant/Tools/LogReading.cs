using Portal.Domain.Attachments;
using Portal.Domain.LogAnalysis;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Domain.Assistant.Tools;

/// <summary>Logs for the assistant: read and analysed by the log analysis. Evidence is the owner's own text here; on its way to a model or to staff it is redacted.</summary>
internal sealed class LogReading(ServerLogAnalysis analysis, AttachmentReports attached) : ILogReading
{
    /// <inheritdoc/>
    public async Task<SeenLog> ReadAsync(Caller caller, string serverId, string serverName, int lines, bool again, CancellationToken cancellationToken)
    {
        try
        {
            var read = await analysis.AnalyzeAsync(caller, serverId, lines, again, cancellationToken);
            return Seen(serverId, serverName, read.Report, read.Log.Lines, Source(read.Log), read.Log.Lines.Count == 0 ? Why(read.Log) : null);
        }
        catch (PanelProblemException problem)
        {
            return new SeenLog(serverId, serverName, [], 0, "", problem.Problem.Message, false, "");
        }
    }

    /// <inheritdoc/>
    public async Task<SeenLog> ReadAttachedAsync(Caller caller, AttachedLog log, CancellationToken cancellationToken)
    {
        if (await attached.ReadAsync(caller, log.Id, cancellationToken) is not { } report)
        {
            return new SeenLog("", log.Name, [], 0, log.Name, "The attached log has been deleted; please attach it again.", false, "") { AttachmentId = log.Id };
        }

        return new SeenLog(
            "", log.Name, [.. report.Findings.Select(finding => Seen(finding, report))], report.LineCount, log.Name,
            report.LineCount == 0 ? "There is nothing in it." : null, false, report.Summary) { AttachmentId = log.Id };
    }

    /// <inheritdoc/>
    public SeenLog ReadText(IReadOnlyList<string> lines) =>
        Seen("", "", analysis.Analyze(lines, CancellationToken.None), lines, "the lines you sent", lines.Count == 0 ? "There is nothing in it." : null);

    private static SeenLog Seen(string serverId, string name, LogReport report, IReadOnlyList<string> lines, string source, string? why)
    {
        return new SeenLog(
            serverId, name, [.. report.Findings.Select(finding => Seen(finding, report))], lines.Count, source, why, lines.Any(IsChat), report.Summary);
    }

    private static SeenFinding Seen(Finding finding, LogReport report)
    {
        var numbers = finding.Evidence.Count > 0 ? [.. finding.Evidence.Select(line => line.Number)] : finding.Lines;
        return new SeenFinding(
            finding.Code, finding.Family, finding.Severity.ToString().ToLowerInvariant(), finding.Confidence, finding.Root, numbers, finding.Count,
            finding.Subject, finding.Detail, [.. finding.Evidence.Select(line => line.Text)], finding.Blame?.Name, finding.Cause, finding.Action, finding.Steps,
            finding.Fix is { } fix ? new SuggestedFix(fix.Kind, fix.Parameters) : null, FindingCards.Json(finding, report.Findings));
    }

    private static string Source(ServerLog log) => string.Join(", ", log.Sources.Where(s => s.Count > 0).Select(s => s.Path ?? "the console"));

    private static string Why(ServerLog log) =>
        log.Sources.Select(s => s.Problem?.Message).FirstOrDefault(message => message is not null) ?? log.Notes.FirstOrDefault() ?? "There is no log yet.";

    private static bool IsChat(string line) => line.Contains(": <", StringComparison.Ordinal) || line.Contains("Async Chat Thread", StringComparison.Ordinal);
}
