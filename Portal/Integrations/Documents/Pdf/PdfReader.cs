using System.Text.RegularExpressions;
using Portal.Domain.Knowledge.Chunking;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Integrations.Documents.Pdf;

/// <summary>Reads PDF through poppler's <c>pdftotext</c>, in a child process with little memory and time.</summary>
internal sealed partial class PdfReader(PdfToText program) : IDocumentReader
{
    private const int HeaderWithin = 1024;

    public string ContentType => "application/pdf";

    public IReadOnlyList<string> Endings { get; } = ["pdf"];

    public string? Absence => program.Absence;

    public async Task<DocumentContent> ReadAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        if (bytes.AsSpan(0, Math.Min(bytes.Length, HeaderWithin)).IndexOf("%PDF-"u8) < 0)
        {
            throw new UnreadableContentException("It is no PDF.");
        }

        var text = (await program.RunAsync(bytes, cancellationToken)).ReplaceLineEndings("\n").Replace('\f', '\n');
        Block[] blocks = [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim('\n').TrimEnd())
            .Where(part => part.Length > 0 && !PageNumber().IsMatch(part)).Select(BlockOf)];
        if (blocks.All(block => block.Kind == BlockKind.Heading))
        {
            throw new UnreadableContentException("There is no text in it; it may be scanned pages.");
        }

        var first = blocks[0].Text.Split('\n')[0].Trim();
        var isTitle = first.Length is >= 4 and <= 120 && !first.EndsWith('.') && blocks[0].Text.Split('\n').Length <= 2;
        return new DocumentContent(isTitle ? first : DocumentFormats.NameOf(path), null, null, null, null, blocks);
    }

    // Type is lost on the way; what is left of a heading is its number, on a line by itself.
    private static Block BlockOf(string part) =>
        Numbered().Match(part) is { Success: true } heading
            ? new Block(BlockKind.Heading, Math.Min(6, heading.Groups[1].Value.Count(c => c == '.') + 1), part)
            : new Block(BlockKind.Paragraph, 0, part);

    [GeneratedRegex(@"^(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\p{Lu}[^\n.]{2,80}$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\s*(page\s+)?\d{1,4}(\s*(/|of)\s*\d{1,4})?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
