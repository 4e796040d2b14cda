using System.Text.Json;

namespace Portal.Domain.Assistant.Tools;

/// <summary>A finding of the log analysis as the assistant uses it.</summary>
/// <param name="Severity">low, medium or high.</param>
/// <param name="Lines">Line numbers of the evidence, from 1, in the log that was read.</param>
/// <param name="Subject">The plugin, mod, port or file it is about, or null. Foreign text.</param>
/// <param name="Detail">More facts by name, e.g. the missing plugin. Foreign text.</param>
/// <param name="Evidence">The lines that prove it, as the owner may read them, in the order of <paramref name="Lines"/>.</param>
/// <param name="Fix">What the panel could do about it, or null.</param>
/// <param name="Json">The finding in the shape of <c>analyze --json</c>, for its card.</param>
public sealed record SeenFinding(
    string Code, string Family, string Severity, double Confidence, bool IsRoot, IReadOnlyList<int> Lines, int Count, string? Subject,
    IReadOnlyDictionary<string, string> Detail, IReadOnlyList<string> Evidence, string? Blame, string Cause, string Action,
    IReadOnlyList<string> Steps, SuggestedFix? Fix, JsonElement Json)
{
    /// <summary>Whether it is worth an answer of its own: low findings are only worth knowing.</summary>
    public bool Matters => Severity is "high" or "medium";

    /// <summary>A finding that was shown before.</summary>
    public static SeenFinding Read(JsonElement json) => json.Deserialize<StoredFinding>(JsonSerializerOptions.Web)!.ToSeen(json);
}

/// <summary>A fix as the catalogue suggests it; the plan is made with the panel's own facts.</summary>
public sealed record SuggestedFix(string Kind, IReadOnlyDictionary<string, string> Parameters);

/// <summary>A log as it was read and analysed.</summary>
/// <param name="Findings">Root cause first.</param>
/// <param name="Lines">How many lines were read.</param>
/// <param name="Why">Why there are none, where there are none.</param>
/// <param name="HasChat">Players' chat was among the lines: never evidence.</param>
public sealed record SeenLog(string ServerId, string Name, IReadOnlyList<SeenFinding> Findings, int Lines, string Source, string? Why, bool HasChat, string Summary)
{
    /// <summary>The attached log it was read from; null for a server's own.</summary>
    public Guid? AttachmentId { get; init; }

    /// <summary>The finding to talk about, or null when nothing matters.</summary>
    public SeenFinding? Primary => Findings.FirstOrDefault(f => f.Matters && f.IsRoot) ?? Findings.FirstOrDefault(f => f.Matters);
}
