using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Domain.Knowledge.Chunking;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Integrations.Documents;

/// <summary>Reads Word documents: headings by their style, lists, tables; a paragraph at a time, so that a long one does not fill the memory.</summary>
internal sealed class DocxReader : IDocumentReader
{
    /// <summary>A document is packed; unpacked it is at most this much, and at most so many times its size.</summary>
    private const long MostUnpacked = 64 * 1024 * 1024;
    private const int MostTimes = 100;
    private const long MostCharacters = 16 * 1024 * 1024;

    public string ContentType => "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public IReadOnlyList<string> Endings { get; } = ["docx"];

    public Task<DocumentContent> ReadAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            CheckSize(bytes);
            using var stream = new MemoryStream(bytes, writable: false);
            using var document = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = MostCharacters });
            var blocks = Blocks(document, cancellationToken);
            if (blocks.All(block => block.Kind == BlockKind.Heading))
            {
                throw new UnreadableContentException("There is no text in it.");
            }

            var title = Given(document.PackageProperties.Title) ?? blocks.FirstOrDefault(block => block.Kind == BlockKind.Heading)?.Text ?? DocumentFormats.NameOf(path);
            return Task.FromResult(new DocumentContent(title.Length > 300 ? title[..300] : title, null, Given(document.PackageProperties.Description), null, null, blocks));
        }
        catch (Exception broken) when (broken is not (UnreadableContentException or OperationCanceledException or OutOfMemoryException))
        {
            // The library throws whatever its parts throw.
            throw new UnreadableContentException("It is no Word document, or it is damaged or protected.");
        }
    }

    private static void CheckSize(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false));
        var unpacked = zip.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            .Sum(entry => entry.Length);
        if (unpacked > MostUnpacked || unpacked > Math.Max(bytes.Length, 16 * 1024L) * MostTimes)
        {
            throw new UnreadableContentException("It unpacks to more than a document may.");
        }
    }

    private static List<Block> Blocks(WordprocessingDocument document, CancellationToken cancellationToken)
    {
        var main = document.MainDocumentPart ?? throw new UnreadableContentException("It is no Word document.");
        var headings = Headings(main);
        var blocks = new List<Block>();
        var list = new List<string>();
        using var reader = OpenXmlReader.Create(main);
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!reader.IsStartElement || (reader.ElementType != typeof(Paragraph) && reader.ElementType != typeof(Table)))
            {
                continue;
            }

            // Loading one leaves the reader at its end.
            var element = reader.LoadCurrentElement();
            if (element is Paragraph paragraph && paragraph.ParagraphProperties?.NumberingProperties is not null && Level(paragraph, headings) == 0)
            {
                list.Add($"- {Text(paragraph)}");
                continue;
            }

            Add(blocks, new Block(BlockKind.Paragraph, 0, string.Join('\n', list)));
            list.Clear();
            Add(blocks, element is Table table ? new Block(BlockKind.Table, 0, Table(table)) : BlockOf((Paragraph)element!, headings));
        }

        Add(blocks, new Block(BlockKind.Paragraph, 0, string.Join('\n', list)));
        return blocks;
    }

    private static void Add(List<Block> blocks, Block block)
    {
        if (!string.IsNullOrWhiteSpace(block.Text))
        {
            blocks.Add(block);
        }
    }

    private static Block BlockOf(Paragraph paragraph, Dictionary<string, int> headings) => Level(paragraph, headings) is > 0 and var level
        ? new Block(BlockKind.Heading, level, Text(paragraph).ReplaceLineEndings(" "))
        : new Block(BlockKind.Paragraph, 0, Text(paragraph));

    private static int Level(Paragraph paragraph, Dictionary<string, int> headings) =>
        paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } style ? headings.GetValueOrDefault(style) : 0;

    // A style's id is in the language of who made it, its name is not.
    private static Dictionary<string, int> Headings(MainDocumentPart main)
    {
        var levels = Enumerable.Range(1, 6).ToDictionary(level => $"Heading{level}", level => level);
        levels["Title"] = 1;
        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        {
            var name = style.StyleName?.Val?.Value ?? "";
            if (style.StyleId?.Value is { } id && name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && name is [.., >= '1' and <= '6' and var level])
            {
                levels[id] = level - '0';
            }
        }

        return levels;
    }

    private static string Text(OpenXmlElement paragraph)
    {
        var text = new System.Text.StringBuilder();
        foreach (var part in paragraph.Descendants())
        {
            text.Append(part switch { Text words => words.Text, TabChar => "\t", Break or CarriageReturn => "\n", _ => "" });
        }

        return text.ToString().Trim();
    }

    private static string Table(Table table)
    {
        string[][] rows = [.. table.Elements<TableRow>().Select(row => (string[])[.. row.Elements<TableCell>().Select(Cell)])];
        if (rows.Length == 0)
        {
            return "";
        }

        var lines = rows.Select(cells => $"| {string.Join(" | ", cells)} |").ToList();
        lines.Insert(1, $"| {string.Join(" | ", Enumerable.Repeat("---", rows.Max(row => row.Length)))} |");
        return rows.All(row => row.All(cell => cell.Length == 0)) ? "" : string.Join('\n', lines);
    }

    private static string Cell(TableCell cell) =>
        string.Join(' ', cell.Descendants<Paragraph>().Select(Text)).ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Trim();

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
