namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>A document that a source has now.</summary>
/// <param name="Path">Relative to the source's root, forward slashes.</param>
/// <param name="ReadAsync">Its bytes; throws <see cref="UnreadableContentException"/>, <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</param>
public sealed record FoundDocument(string Path, Func<CancellationToken, Task<byte[]>> ReadAsync);

/// <summary>Everything a source has now.</summary>
/// <param name="IsWhole">False when a part could not be looked into: then nothing is taken for deleted.</param>
/// <param name="Problem">What kept us from looking at all or at a part, in a sentence.</param>
public sealed record SourceListing(IReadOnlyList<FoundDocument> Documents, bool IsWhole, string? Problem);

/// <summary>Looks into sources of one kind.</summary>
public interface ISourceReader
{
    /// <summary>Whether it knows this kind of source.</summary>
    bool Reads(KnowledgeSource source);

    /// <summary>What is there now. Never throws for what is wrong with the source itself.</summary>
    Task<SourceListing> ListAsync(KnowledgeSource source, CancellationToken cancellationToken);
}
