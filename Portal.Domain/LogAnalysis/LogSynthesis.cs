using System.Globalization;

namespace Portal.Domain.LogAnalysis;

/// <summary>Says in a line what an analysis comes to (L5).</summary>
public static class LogSynthesis
{
    /// <summary>How many findings an answer shows first; the others are listed after them.</summary>
    public const int TopFindings = 3;

    /// <summary><c>Found N issue(s). Primary concern: … (severity: …). Recommended action: …</c>, or that nothing known is wrong.</summary>
    public static string Summary(IReadOnlyList<Finding> findings, int unknown) => findings switch
    {
        [] when unknown == 0 => "No known problems found.",
        [] => string.Create(CultureInfo.InvariantCulture, $"No known problems found; {unknown} kind(s) of error line have no explanation yet."),
        [var first, ..] => string.Create(
            CultureInfo.InvariantCulture,
            $"Found {findings.Count} issue(s). Primary concern: {first.Title.TrimEnd('.')} (severity: {Word(first.Severity)}). Recommended action: {first.Action.TrimEnd('.')}."),
    };

    /// <summary>The status that findings mean: any of them is an issue, with or without a model (L5).</summary>
    public static LogStatus Status(IReadOnlyList<Finding> findings) => findings.Count > 0 ? LogStatus.IssuesDetected : LogStatus.Healthy;

    /// <summary>low, medium, high.</summary>
    public static string Word(Severity severity) => severity switch
    {
        Severity.High => "high",
        Severity.Medium => "medium",
        _ => "low",
    };
}
