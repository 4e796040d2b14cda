using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Integrations.Documents.Pdf;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Integrations.Documents;

/// <summary>Folders with everything in them that people leave in folders.</summary>
public sealed class FolderReaderTests : IAsyncDisposable
{
    private readonly DirectoryInfo _docs = Directory.CreateTempSubdirectory("portal-docs-");
    private readonly PortalFactory _portal = new() { Replace = services => services.AddSingleton<PdfToText, NoPdf>() };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private KnowledgeSource Source => new() { Name = "docs", Path = _docs.FullName, Watch = false };

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _docs.Delete(recursive: true);
    }

    [Fact, Trait("Req", "K2"), Trait("Req", "K4")]
    public async Task Odd_files_have_each_a_status_with_a_reason_and_stop_nothing()
    {
        Write("good.md", "# Good\n\nWords.\n");
        Write("page.html", "<title>Page</title><main><p>Words of a page.</p></main>");
        Write("empty.md", "");
        Write("binary.md", "\0\u0001\u0002");
        Write("space.txt", "  \n\n ");
        Write("broken.docx", "no zip");
        Write("data.txt", new string('x', 9_000_000));
        using (var large = File.Create(Path.Combine(_docs.FullName, "large.txt")))
        {
            large.SetLength(200L * 1024 * 1024);
        }

        File.WriteAllBytes(Path.Combine(_docs.FullName, "latin.txt"), [0xe4, 0xf6, 0xfc]);
        File.CreateSymbolicLink(Path.Combine(_docs.FullName, "out.md"), "/etc/hostname");
        File.CreateSymbolicLink(Path.Combine(_docs.FullName, "nowhere.md"), "gone.md");
        File.CreateSymbolicLink(Path.Combine(_docs.FullName, "circle.md"), "circle.md");
        File.CreateSymbolicLink(Path.Combine(_docs.FullName, "inside.md"), "good.md");
        Directory.CreateSymbolicLink(Path.Combine(_docs.FullName, "loop"), _docs.FullName);
        Directory.CreateSymbolicLink(Path.Combine(_docs.FullName, "etc"), "/etc");
        using (var pipe = Process.Start("mkfifo", [Path.Combine(_docs.FullName, "pipe.md")]))
        {
            await pipe.WaitForExitAsync(Token);
        }

        var report = await IngestAsync(Source);
        report.Should().Match<IngestionReport>(r => r.Indexed == 3 && r.Failed == 11);
        report.Notes.Should().Contain(note => note.Contains("1 links lead out"));
        var reasons = (await DocumentsAsync()).Where(d => d.State == DocumentState.Failed).ToDictionary(d => d.Path, d => d.Reason);
        reasons.Values.Should().NotContainNulls();
        reasons["out.md"].Should().Be("It is a link that leads out of the folder.");
        (reasons["nowhere.md"], reasons["circle.md"]).Should().Be(("It is a link that leads nowhere.", "It is a link that leads nowhere."));
        (reasons["empty.md"], reasons["pipe.md"]).Should().Be(("The file is empty.", "The file is empty."));
        reasons["large.txt"].Should().Contain("larger than");
        (await IngestAsync(Source)).Should().Match<IngestionReport>(r => r.Indexed == 0 && r.Unchanged == 3 && r.Failed == 11);
    }

    [Fact, Trait("Req", "K2")]
    public async Task A_kind_whose_reader_is_not_installed_is_told_once_and_read_when_it_is()
    {
        Write("a.pdf", "%PDF-1.4");
        Write("b.pdf", "%PDF-1.4");
        var report = await IngestAsync(Source);
        report.Should().Match<IngestionReport>(r => r.Failed == 2 && r.Problems.Count == 0);
        report.Notes.Should().ContainSingle().Which.Should().Contain("no pdftotext here");
        (await DocumentsAsync()).Should().OnlyContain(d => d.State == DocumentState.Failed && d.ContentHash == "");
    }

    [Fact, Trait("Req", "K1")]
    public async Task A_source_takes_only_its_formats()
    {
        Write("a.md", "# A\n\nWords.\n");
        Write("b.txt", "Words.");
        await IngestAsync(Source with { Formats = [".MD"] });
        (await DocumentsAsync()).Select(d => d.Path).Should().Equal("a.md");
    }

    private Task<IngestionReport> IngestAsync(KnowledgeSource source) =>
        _portal.Services.GetRequiredService<IngestionService>().RunAsync([source], null, Token);

    private async Task<List<KnowledgeDocument>> DocumentsAsync()
    {
        await using var db = await _portal.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(Token);
        return await db.Documents.AsNoTracking().ToListAsync(Token);
    }

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(_docs.FullName, path), text);

    private sealed class NoPdf(TimeProvider clock) : PdfToText(clock)
    {
        public override string? Absence => "There is no pdftotext here.";
    }
}
