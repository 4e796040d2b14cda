namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>Reads documents of one kind.</summary>
public interface IDocumentReader
{
    /// <summary>The kind, e.g. <c>application/pdf</c>.</summary>
    string ContentType { get; }

    /// <summary>Endings of such files, without the dot.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>Why it cannot read here, in a sentence, or null when it can.</summary>
    string? Absence => null;

    /// <summary>What is in it. Throws <see cref="UnreadableContentException"/> when it is nothing of this kind or has no text.</summary>
    Task<DocumentContent> ReadAsync(string path, byte[] bytes, CancellationToken cancellationToken);
}

/// <summary>The reader of this kind of document is not installed; the message says which and what to do.</summary>
public sealed class AbsentReaderException(string message) : Exception(message);

/// <summary>All kinds of documents that are read.</summary>
public sealed class DocumentReaders(IEnumerable<IDocumentReader> readers)
{
    private readonly IDocumentReader[] _readers = [.. readers];

    /// <summary>The kind of a file, by its name, or null when such files are not read.</summary>
    public string? ContentType(string path)
    {
        var ending = EndingOf(path);
        return DocumentFormats.ContentType(path) ?? _readers.FirstOrDefault(reader => reader.Endings.Contains(ending))?.ContentType;
    }

    /// <summary>Whether this kind is read.</summary>
    public bool Reads(string contentType) => DocumentFormats.Reads(contentType) || Find(contentType) is not null;

    /// <summary>Reads a document. Throws <see cref="UnreadableContentException"/> or <see cref="AbsentReaderException"/>.</summary>
    public async Task<DocumentContent> ReadAsync(string path, string? contentType, byte[] bytes, CancellationToken cancellationToken)
    {
        var kind = contentType ?? ContentType(path) ?? "";
        if (DocumentFormats.Reads(kind))
        {
            return DocumentFormats.Read(path, kind, bytes) with { ContentType = kind };
        }

        var reader = Find(kind) ?? throw new UnreadableContentException($"Documents of the kind '{kind}' are not read.");
        if (reader.Absence is { } absence)
        {
            throw new AbsentReaderException(absence);
        }

        if (bytes.Length == 0)
        {
            throw new UnreadableContentException("The file is empty.");
        }

        return await reader.ReadAsync(path, bytes, cancellationToken) with { ContentType = kind };
    }

    /// <summary>A file's ending in lower case, without the dot.</summary>
    public static string EndingOf(string path) => Path.GetExtension(path).TrimStart('.').ToLowerInvariant();

    private IDocumentReader? Find(string contentType) => Array.Find(_readers, reader => reader.ContentType == contentType);
}
