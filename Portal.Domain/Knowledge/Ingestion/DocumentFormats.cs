using System.Text;
using Portal.Domain.Knowledge.Chunking;

namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>Markdown and plain text: the kinds that need no reader beside.</summary>
public static class DocumentFormats
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The content type of a file that we read, by its name, or null.</summary>
    public static string? ContentType(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".md" or ".markdown" or ".mdx" => "text/markdown",
        ".txt" => "text/plain",
        _ => null,
    };

    /// <summary>Whether this kind is read here.</summary>
    public static bool Reads(string contentType) => contentType is "text/markdown" or "text/plain";

    /// <summary>Reads a file's bytes. Throws <see cref="UnreadableContentException"/> when it is empty or no text.</summary>
    public static DocumentContent Read(string path, byte[] bytes) => Read(path, ContentType(path) ?? "text/markdown", bytes);

    /// <inheritdoc cref="Read(string, byte[])"/>
    public static DocumentContent Read(string path, string contentType, byte[] bytes)
    {
        var text = Decode(bytes);
        var read = contentType == "text/plain" ? PlainText(path, text) : Markdown(path, text);
        return read.Blocks.Any(block => block.Kind != BlockKind.Heading)
            ? read
            : throw new UnreadableContentException("There is no text in it.");
    }

    private static DocumentContent Markdown(string path, string text)
    {
        var front = FrontMatter.Split(text);
        var blocks = MarkdownBlocks.Read(front.Body);
        var title = front["title"] ?? blocks.FirstOrDefault(block => block is { Kind: BlockKind.Heading, Level: 1 })?.Text
            ?? blocks.FirstOrDefault(block => block.Kind == BlockKind.Heading)?.Text ?? NameOf(path);
        var tags = string.Join(' ', new[] { front["software"], front["version"], front["tags"] }.OfType<string>());
        return new DocumentContent(
            Short(MarkdownBlocks.Plain(title)), tags.Length > 0 ? Short(tags) : null, front["description"], Web(front["url"]), Short(front["licence"] ?? front["license"], 80), blocks);
    }

    // It becomes a link: what is no address of the web is left out.
    private static string? Web(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") ? url : null;

    private static DocumentContent PlainText(string path, string text)
    {
        Block[] blocks = [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(paragraph => !string.IsNullOrWhiteSpace(paragraph))
            .Select(paragraph => new Block(BlockKind.Paragraph, 0, paragraph.Trim('\n')))];
        return new DocumentContent(NameOf(path), null, null, null, null, blocks);
    }

    private static string Decode(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            throw new UnreadableContentException("The file is empty.");
        }

        if (bytes.AsSpan().Contains((byte)0))
        {
            throw new UnreadableContentException("It is not a text file.");
        }

        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableContentException("It is not text in UTF-8.");
        }
    }

    /// <summary>A title from a file's name.</summary>
    public static string NameOf(string path) => Short(Path.GetFileNameWithoutExtension(path).Replace('-', ' ').Replace('_', ' '));

    private static string Short(string text) => Short(text, 300)!;

    private static string? Short(string? text, int most) => text?.Length > most ? text[..most] : text;
}
