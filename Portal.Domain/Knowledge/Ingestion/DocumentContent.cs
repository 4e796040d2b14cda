using Portal.Domain.Knowledge.Chunking;

namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>What a reader made of a file.</summary>
/// <param name="Title">From front matter, the first heading, or the file's name.</param>
/// <param name="Tags">Software and version names that the document says it is about, joined by spaces; or null.</param>
/// <param name="Description">A sentence about it, or null.</param>
/// <param name="Url">Where people can read it, or null.</param>
public sealed record DocumentContent(
    string Title, string? Tags, string? Description, string? Url, string? Licence, IReadOnlyList<Block> Blocks)
{
    /// <summary>What kind of document it was read from, where its name does not tell.</summary>
    public string? ContentType { get; init; }
}

/// <summary>The content is there, but is not something we can read; the message says why in a sentence.</summary>
public sealed class UnreadableContentException(string message) : Exception(message);
