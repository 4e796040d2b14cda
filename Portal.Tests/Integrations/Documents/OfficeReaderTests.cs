using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Domain.Knowledge.Chunking;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Integrations.Documents;
using Portal.Integrations.Documents.Pdf;

namespace Portal.Tests.Integrations.Documents;

/// <summary>Word documents and PDF.</summary>
public sealed class OfficeReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "K2")]
    public async Task A_word_document_gives_headings_lists_and_tables()
    {
        var content = await new DocxReader().ReadAsync("guide.docx", Word(new Body(
            Styled("Heading1", "Backups"), new Paragraph(new Run(new Text("Made every night."))), Item("Stop it"), Item("Restore it"),
            new Table(Row("Plan", "Kept"), Row("Small", "3")), Styled("berschrift2", "More"), new Paragraph(new Run(new Text("The end."))))), Token);
        content.Title.Should().Be("Backups");
        content.Blocks.Should().Equal(
            new Block(BlockKind.Heading, 1, "Backups"), new Block(BlockKind.Paragraph, 0, "Made every night."), new Block(BlockKind.Paragraph, 0, "- Stop it\n- Restore it"),
            new Block(BlockKind.Table, 0, "| Plan | Kept |\n| --- | --- |\n| Small | 3 |"), new Block(BlockKind.Heading, 2, "More"), new Block(BlockKind.Paragraph, 0, "The end."));
    }

    [Fact, Trait("Req", "K2"), Trait("Req", "K4")]
    public async Task A_word_document_that_unpacks_to_very_much_is_refused()
    {
        var bomb = new MemoryStream();
        await bomb.WriteAsync(Word(new Body(new Paragraph(new Run(new Text("Words."))))), Token);
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/document.xml")!.Delete();
            await using var entry = await zip.CreateEntry("word/document.xml").OpenAsync(Token);
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 100; i++)
            {
                await entry.WriteAsync(zeros, Token);
            }
        }

        var read = () => new DocxReader().ReadAsync("bomb.docx", bomb.ToArray(), Token);
        (await read.Should().ThrowAsync<UnreadableContentException>()).WithMessage("It unpacks*");
    }

    [Fact, Trait("Req", "K2")]
    public async Task A_pdf_gives_its_text_and_a_broken_one_a_reason()
    {
        var reader = new PdfReader(new PdfToText(TimeProvider.System));
        Assert.SkipWhen(reader.Absence is not null, reader.Absence ?? "");
        var content = await reader.ReadAsync("manual.pdf", Pdf("The Manual", "The port is 25565."), Token);
        content.Title.Should().Be("The Manual");
        string.Join('\n', content.Blocks.Select(block => block.Text)).Should().Contain("The port is 25565.");
        foreach (var broken in new[] { "no pdf at all", "%PDF-1.4\n1 0 obj << /Type /Cat", "%PDF-1.7\n" + new string('(', 100_000) })
        {
            var read = () => reader.ReadAsync("broken.pdf", Encoding.Latin1.GetBytes(broken), Token);
            await read.Should().ThrowAsync<UnreadableContentException>();
        }
    }

    private static Paragraph Styled(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(text)));

    private static Paragraph Item(string text) => new(
        new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })), new Run(new Text(text)));

    private static TableRow Row(params string[] cells) => new(cells.Select(cell => new TableCell(new Paragraph(new Run(new Text(cell))))));

    private static byte[] Word(Body body)
    {
        var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(body);
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new Style(new StyleName { Val = "heading 2" }) { StyleId = "berschrift2", Type = StyleValues.Paragraph });
        }

        return bytes.ToArray();
    }

    private static byte[] Pdf(params string[] lines)
    {
        var text = string.Concat(lines.Select((line, i) => $"BT /F1 12 Tf 72 {720 - (i * 60)} Td ({line}) Tj ET\n"));
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {text.Length} >>\nstream\n{text}endstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var (pdf, offsets) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var (item, i) in objects.Select((item, i) => (item, i)))
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{item}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
