namespace Portal.Domain.Knowledge.Sources;

/// <summary>A source as admins see it.</summary>
/// <param name="IsConfigured">It stands in the configuration.</param>
/// <param name="IsStored">It stands in the table, and can be removed there; over a configured one it stands in for it.</param>
/// <param name="Documents">Documents, those that failed too.</param>
/// <param name="Last">The newest run, or null.</param>
/// <param name="Next">When it is read next, or null while it is off.</param>
/// <param name="LastIngested">When a document of it was last new or changed.</param>
/// <param name="Freshness">Since when it is known to be up to date: the end of the last run that could look at everything.</param>
public sealed record SourceCard(
    KnowledgeSource Source, bool IsConfigured, bool IsStored, int Documents, int Failed, int Passages, SourceRun? Last, DateTimeOffset? Next,
    DateTimeOffset? LastIngested, DateTimeOffset? Freshness);

/// <summary>What the last visit made of a document.</summary>
public enum DocumentStatus
{
    /// <summary>New or changed at the last run.</summary>
    Indexed,

    /// <summary>As it was before.</summary>
    Unchanged,
    Failed,

    /// <summary>The source did not show it lately; it is removed when that lasts too long.</summary>
    Unseen,
}

/// <summary>A document of a source with its status.</summary>
/// <param name="Reason">Why it failed.</param>
public sealed record SourceDocument(
    Guid Id, string Path, string Title, string ContentType, DocumentStatus Status, string? Reason, int Passages, string? Url,
    DateTimeOffset IngestedAt, DateTimeOffset SeenAt);

/// <summary>How a change of a source went.</summary>
/// <param name="Faults">What has to be put right first; then nothing was changed.</param>
public sealed record SourceOutcome(IReadOnlyList<SourceFault> Faults)
{
    /// <summary>It is done.</summary>
    public static SourceOutcome Done { get; } = new([]);

    /// <summary>Whether it is done.</summary>
    public bool IsDone => Faults.Count == 0;

    /// <summary>It is not done.</summary>
    public static SourceOutcome No(string message, string field = "") => new([new SourceFault(field, message)]);
}
