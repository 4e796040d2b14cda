namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>A document that a source has now.</summary>
/// <param name="Path">Relative to the source's root, forward slashes.</param>
/// <param name="ReadAsync">
/// What tells whether it changed, usually its bytes; throws <see cref="UnreadableContentException"/>, <see cref="IOException"/> or
/// <see cref="UnauthorizedAccessException"/>.
/// </param>
public sealed record FoundDocument(string Path, Func<CancellationToken, Task<byte[]>> ReadAsync)
{
    /// <summary>What kind it is, where its name does not tell.</summary>
    public string? ContentType { get; init; }

    /// <summary>What is in it, when that is read already; null = it is to be read from the bytes.</summary>
    public DocumentContent? Content { get; init; }

    /// <summary>The source itself says that it did not change since the last visit.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>The document itself was met; false when only its name is known, because its site did not answer.</summary>
    public bool IsThere { get; init; } = true;
}
