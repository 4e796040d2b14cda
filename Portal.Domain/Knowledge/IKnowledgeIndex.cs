namespace Portal.Domain.Knowledge;

/// <summary>A passage found.</summary>
/// <param name="Document">Path relative to the ingested root.</param>
/// <param name="Headings">Headings above the passage, outermost first.</param>
/// <param name="Score">Higher is better; only comparable within one answer.</param>
/// <param name="Text">The passage, word for word.</param>
public sealed record Passage(Guid ChunkId, string Source, string Document, string Title, IReadOnlyList<string> Headings, double Score, string Text, string? Url)
{
    /// <summary>What the score is made of, for people who want to know why; empty where the index cannot say.</summary>
    public IReadOnlyList<ScorePart> Parts { get; init; } = [];
}

/// <summary>A share of a passage's score.</summary>
/// <param name="Name">Of the list or factor, e.g. "pages".</param>
public sealed record ScorePart(string Name, double Score);

/// <summary>What a search gave.</summary>
/// <param name="Answerable">0-1: the belief that the knowledge base holds the answer.</param>
public sealed record KnowledgeAnswer(string Question, double Answerable, IReadOnlyList<Passage> Hits);

/// <summary>Finds passages. The embedded index and external ones stand behind this (K9).</summary>
public interface IKnowledgeIndex
{
    /// <summary>The best <paramref name="top"/> passages for a question, best first.</summary>
    Task<KnowledgeAnswer> SearchAsync(string question, int top, CancellationToken cancellationToken);

    /// <summary>One passage with its document, for the citation panel, or null when it is gone.</summary>
    Task<Passage?> FindAsync(Guid chunkId, CancellationToken cancellationToken);
}
