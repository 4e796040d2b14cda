namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>Which software wrote a log.</summary>
/// <param name="Name"><c>unknown</c> when nothing tells.</param>
internal sealed record SoftwareGuess(string Name, string? Version, string? Java)
{
    public const string Unknown = "unknown";
}
