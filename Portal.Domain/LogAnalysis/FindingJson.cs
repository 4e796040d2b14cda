using System.Text.Json;

namespace Portal.Domain.LogAnalysis;

/// <summary>A finding and a report in the shape of <c>analyze --json</c>, which cards, tickets and scripts read.</summary>
public static class FindingJson
{
    /// <summary>A finding. Evidence texts stand in the order of the lines.</summary>
    public static object Shape(Finding finding) => new
    {
        code = finding.Code,
        family = finding.Family,
        title = finding.Title,
        severity = finding.Severity.ToString().ToLowerInvariant(),
        confidence = Math.Round(finding.Confidence, 2),
        root = finding.Root,
        lines = finding.Evidence.Count > 0 ? finding.Evidence.Select(line => line.Number) : finding.Lines,
        count = finding.Count,
        subject = finding.Subject,
        detail = finding.Detail,
        evidence = finding.Evidence.Select(line => line.Text),
        blame = finding.Blame is { } blame ? new { kind = blame.Kind, name = blame.Name, confidence = blame.Confidence } : null,
        cause = finding.Cause,
        action = finding.Action,
        steps = finding.Steps,
        fix = finding.Fix is { } fix ? new { kind = fix.Kind, parameters = fix.Parameters } : null,
        explains = finding.Explains,
    };

    /// <summary>The finding as an element.</summary>
    public static JsonElement Element(Finding finding) => JsonSerializer.SerializeToElement(Shape(finding), JsonSerializerOptions.Web);

    /// <summary>A report of a file.</summary>
    public static object Shape(string file, LogReport report) => new
    {
        file,
        status = report.Status == LogStatus.Healthy ? "healthy" : "issues_detected",
        software = report.Software,
        version = report.Version,
        java = report.Java,
        lines = report.LineCount,
        ready = report.ReachedReady,
        findings = report.Findings.Select(Shape),
        unknown = report.Unknown.Select(problem => new
        {
            template = problem.Template, count = problem.Count, lines = problem.Lines, evidence = problem.Evidence.Select(line => line.Text),
        }),
        summary = report.Summary,
    };
}
