namespace Portal.Domain.Knowledge;

/// <summary>A passage found.</summary>
/// <param name="Document">Path relative to the ingested root.</param>
/// <param name="Headings">Headings above the passage, outermost first.</param>
/// <param name="Score">Higher is better; only comparable within one answer.</param>
/// <param name="Text">The passage, word for word.</param>
public sealed record Passage(Guid ChunkId, string Source, string Document, string Title, IReadOnlyList<string> Headings, double Score, string Text, string? Url)
{
    /// <summary>Other documents that say the same, word for word or nearly.</summary>
    public IReadOnlyList<string> AlsoIn { get; init; } = [];

    /// <summary>What the score is made of, for people who want to know why; empty where the index cannot say.</summary>
    public IReadOnlyList<ScorePart> Parts { get; init; } = [];
}

/// <summary>A share of a passage's score.</summary>
/// <param name="Name">Of the list or factor, e.g. "pages".</param>
public sealed record ScorePart(string Name, double Score);

/// <summary>What a search gave.</summary>
/// <param name="Answerable">0-1: the belief that the knowledge base holds the answer.</param>
public sealed record KnowledgeAnswer(string Question, double Answerable, IReadOnlyList<Passage> Hits);

/// <summary>What is asked.</summary>
/// <param name="Text">In the person's own words.</param>
/// <param name="Software">What their server runs, e.g. "paper", when it is known: pages about it come first.</param>
/// <param name="Version">Its version: pages about another one come later.</param>
public sealed record KnowledgeQuestion(string Text, string? Software = null, string? Version = null)
{
    /// <summary>A question without a server.</summary>
    public static implicit operator KnowledgeQuestion(string text) => new(text);
}

/// <summary>Finds passages. The embedded index and external ones stand behind this (K9).</summary>
public interface IKnowledgeIndex
{
    /// <summary>The best <paramref name="top"/> passages for a question, best first.</summary>
    Task<KnowledgeAnswer> SearchAsync(KnowledgeQuestion question, int top, CancellationToken cancellationToken);

    /// <summary>One passage with its document, for the citation panel, or null when it is gone.</summary>
    Task<Passage?> FindAsync(Guid chunkId, CancellationToken cancellationToken);
}
