namespace Portal.Domain.LogAnalysis;

/// <summary>What an analysis comes to.</summary>
public enum LogStatus
{
    Healthy,
    IssuesDetected,
}

/// <summary>What a log says.</summary>
public sealed record LogReport
{
    public required LogStatus Status { get; init; }

    /// <summary>Paper, Forge, Bedrock…; <c>unknown</c> when nothing in the log tells.</summary>
    public required string Software { get; init; }

    /// <summary>The game's version where it is a game server, the software's own otherwise.</summary>
    public string? Version { get; init; }

    public string? Java { get; init; }

    public required int LineCount { get; init; }

    /// <summary>Root cause first; what a finding explains comes after it.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Errors that no rule knows.</summary>
    public IReadOnlyList<UnknownProblem> Unknown { get; init; } = [];

    /// <summary>Parts of the log about which a model's reply could not be read, even after one repair (L4).</summary>
    public int Unreadable { get; init; }

    /// <summary>One line for people, see <see cref="LogSynthesis"/>.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether the software said that it is ready; null when the software is not known.</summary>
    public bool? ReachedReady { get; init; }

    /// <summary>What a person should look at first: causes, at most three.</summary>
    public IReadOnlyList<Finding> Top => [.. Findings.Where(finding => finding.Root).Take(3)];

    /// <summary>The first finding.</summary>
    public Finding? Primary => Findings.Count > 0 ? Findings[0] : null;

    /// <summary>Families and codes that matched, each once.</summary>
    public IReadOnlyList<string> Signatures =>
        [.. Findings.SelectMany(finding => new[] { finding.Family, finding.Code }).Where(name => name != LogFamilies.Other).Distinct()];
}

/// <summary>Error lines of one shape that no rule knows.</summary>
/// <param name="Template">The line with numbers, names and paths replaced.</param>
/// <param name="Lines">1-based, at most 50.</param>
/// <param name="FirstSeen">Time of the day of the first, where the log says it.</param>
/// <param name="LastSeen">Time of the day of the last.</param>
public sealed record UnknownProblem(
    string Template, int Count, IReadOnlyList<int> Lines, IReadOnlyList<EvidenceLine> Evidence, TimeSpan? FirstSeen = null, TimeSpan? LastSeen = null);
