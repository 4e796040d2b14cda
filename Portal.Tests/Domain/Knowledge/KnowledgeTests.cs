using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Domain.Knowledge.Sources;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.Knowledge;

/// <summary>Ingestion and search on the product's own services and a real SQLite file.</summary>
public sealed class KnowledgeTests : IAsyncLifetime
{
    private readonly DirectoryInfo _docs = Directory.CreateTempSubdirectory("portal-docs-");
    private readonly PortalFactory _portal = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private KnowledgeSource Source => new() { Name = "docs", Path = _docs.FullName, Watch = false };

    public ValueTask InitializeAsync()
    {
        Write("memory.md", "# Memory\n\n## Heap\n\nSet `-Xmx` to three quarters. `OutOfMemoryError` means the heap is full.\n");
        Write("sub/server-properties.md", "---\ntitle: The file server.properties\n---\n\nChange `view-distance` in server.properties and restart.\n");
        Write("notes.txt", "Backups are made every night.\n");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _docs.Delete(recursive: true);
    }

    [Fact, Trait("Req", "K2"), Trait("Req", "K4")]
    public async Task Unchanged_files_are_not_touched_changed_ones_replaced_and_deleted_ones_removed()
    {
        (await IngestAsync()).Should().Match<IngestionReport>(r => r.Indexed == 3 && r.Failed == 0);
        (await IngestAsync()).Should().Match<IngestionReport>(r => r.Indexed == 0 && r.Unchanged == 3);
        Write("notes.txt", "Backups are made every hour now.\n");
        File.Delete(Path.Combine(_docs.FullName, "memory.md"));
        (await IngestAsync()).Should().Match<IngestionReport>(r => r.Indexed == 1 && r.Removed == 1);
        (await SearchAsync("OutOfMemoryError")).Hits.Should().NotContain(h => h.Document == "memory.md");
        (await SearchAsync("backups every hour")).Hits[0].Text.Should().Contain("every hour");
    }

    [Fact, Trait("Req", "K4")]
    public async Task One_unreadable_file_is_named_and_stops_nothing()
    {
        File.WriteAllBytes(Path.Combine(_docs.FullName, "broken.md"), [0, 1, 2, 255, 254, 0, 0]);
        (await IngestAsync()).Indexed.Should().BeGreaterThanOrEqualTo(3);
        await using var db = await _portal.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(Token);
        (await db.Documents.SingleAsync(d => d.Path == "broken.md", Token)).Should().Match<KnowledgeDocument>(d => d.State == DocumentState.Failed && d.Reason != null);
    }

    [Theory, Trait("Req", "K3")]
    [InlineData("OutOfMemoryError", "memory.md")]
    [InlineData("what is server.properties for?", "sub/server-properties.md")]
    [InlineData("view distance", "sub/server-properties.md")]
    public async Task Identifiers_are_found_whole_and_in_parts(string question, string document)
    {
        await IngestAsync();
        (await SearchAsync(question)).Hits[0].Document.Should().Be(document);
    }

    [Theory]
    [InlineData("\" OR 1=1 --")]
    [InlineData("NEAR(a b, 5) AND *")]
    [InlineData("title: ^ ( ) { }")]
    [InlineData("'")]
    [InlineData("")]
    public async Task No_question_breaks_the_search(string question)
    {
        await IngestAsync();
        var asked = () => SearchAsync(question);
        await asked.Should().NotThrowAsync();
        await FluentActions.Awaiting(() => SearchAsync(string.Concat(Enumerable.Repeat($"{question} word ", 3000)))).Should().NotThrowAsync();
    }

    [Fact, Trait("Req", "K3")]
    public async Task Passages_are_at_most_a_thousand_characters_and_know_their_headings()
    {
        Write("long.md", "# Top\n\n## Part\n\n" + string.Join("\n\n", Enumerable.Range(0, 40).Select(i => $"Paragraph {i} says a few words about something else, again and again.")));
        await IngestAsync();
        await using var db = await _portal.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(Token);
        var chunks = await db.Chunks.Where(c => db.Documents.Any(d => d.Id == c.DocumentId && d.Path == "long.md")).OrderBy(c => c.Position).ToListAsync(Token);
        chunks.Count.Should().BeGreaterThan(2);
        chunks.Should().OnlyContain(c => c.Text.Length <= 1000 && c.Headings.Contains("Part"));
    }

    [Fact, Trait("Req", "K6")]
    public async Task Content_not_seen_for_thirty_days_is_removed_and_younger_stays()
    {
        await IngestAsync();
        await using var db = await _portal.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(Token);
        var now = _portal.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await db.Documents.Where(d => d.Path == "notes.txt").ExecuteUpdateAsync(set => set.SetProperty(d => d.SeenAt, now.AddDays(-31)), Token);
        await db.Documents.Where(d => d.Path == "memory.md").ExecuteUpdateAsync(set => set.SetProperty(d => d.SeenAt, now.AddDays(-29)), Token);
        await using var scope = _portal.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetRequiredService<ForgetStaleContentJob>();
        (await job.RunAsync(new Progress<Portal.Domain.Jobs.JobProgress>(), Token)).Changed.Should().Be(1);
        (await db.Documents.Select(d => d.Path).ToListAsync(Token)).Should().BeEquivalentTo("memory.md", "sub/server-properties.md");
        (await SearchAsync("backups every night")).Hits.Should().NotContain(h => h.Document == "notes.txt");
    }

    [Fact, Trait("Req", "K1")]
    public async Task Sources_come_from_configuration_and_from_the_table()
    {
        await using var portal = new PortalFactory { Settings = { ["Knowledge:Sources:0:Name"] = "one", ["Knowledge:Sources:0:Path"] = _docs.FullName } };
        await portal.Services.GetRequiredService<SourceStore>().PutAsync(new KnowledgeSource { Name = "two", Path = _docs.FullName }, Token);
        (await portal.Services.GetRequiredService<IKnowledgeSources>().ListAsync(Token)).Select(s => s.Name).Should().BeEquivalentTo("one", "two", "articles");
    }

    private Task<IngestionReport> IngestAsync() => _portal.Services.GetRequiredService<IngestionService>().RunAsync([Source], null, Token);

    private Task<KnowledgeAnswer> SearchAsync(string question) => _portal.Services.GetRequiredService<IKnowledgeIndex>().SearchAsync(question, 5, Token);

    private void Write(string path, string text)
    {
        var full = Path.Combine(_docs.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
