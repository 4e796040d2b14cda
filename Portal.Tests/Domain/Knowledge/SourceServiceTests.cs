using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Domain.Knowledge.Sources;
using Portal.Domain.Safety;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.Knowledge;

/// <summary>What admins do with sources, on the product's own services and a real SQLite file.</summary>
public sealed class SourceServiceTests : IAsyncDisposable
{
    private readonly DirectoryInfo _docs = Directory.CreateTempSubdirectory("portal-docs-");
    private readonly RecordedAudit _audit = new();
    private readonly PortalFactory _portal;

    public SourceServiceTests() => _portal = new PortalFactory
    {
        Settings = { ["Knowledge:Sources:0:Name"] = "configured", ["Knowledge:Sources:0:Path"] = _docs.FullName, ["Knowledge:Sources:0:Watch"] = "false" },
        Replace = services => services.AddSingleton<IAuditTrail>(_audit),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SourceService Service => _portal.Services.GetRequiredService<SourceService>();

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _docs.Delete(recursive: true);
    }

    [Fact, Trait("Req", "K1")]
    public async Task Only_admins_see_and_change_sources_and_it_is_on_the_trail()
    {
        var draft = new KnowledgeSource { Name = "handbook", Path = _docs.FullName, Watch = false };
        foreach (var caller in new[] { Callers.Olivia, Callers.Ada })
        {
            (await Service.ListAsync(caller, Token)).Should().BeEmpty();
            (await Service.SaveAsync(caller, draft, true, Token)).IsDone.Should().BeFalse();
            (await Service.RemoveAsync(caller, "configured", Token)).IsDone.Should().BeFalse();
            (await Service.EnableAsync(caller, "configured", false, Token)).IsDone.Should().BeFalse();
            (await Service.RetryFailedAsync(caller, "configured", Token)).IsDone.Should().BeFalse();
            (await Service.RunsAsync(caller, "configured", 5, Token)).Should().BeEmpty();
            (await Service.DocumentsAsync(caller, "configured", null, 0, 5, Token)).Should().BeEmpty();
        }

        (await Service.ListAsync(Callers.Admin, Token)).Select(card => card.Source.Name).Should().Equal("articles", "configured");
        (await Service.SaveAsync(Callers.Admin, draft, true, Token)).IsDone.Should().BeTrue();
        (await Service.SaveAsync(Callers.Admin, draft, true, Token)).Faults.Should().ContainSingle().Which.Field.Should().Be("Name");
        _audit.Lines.Where(line => line.State == "denied").Should().HaveCount(8);
        _audit.Lines.Should().Contain(line => line.Actor == "admin" && line.Action == "source.added" && line.State == "done" && line.Detail.Contains("handbook"));
    }

    [Theory, Trait("Req", "K1")]
    [InlineData("", "folder", "/docs", null, null, null, "Name")]
    [InlineData("a:b", "folder", "/docs", null, null, null, "Name")]
    [InlineData("a", "ftp", "/docs", null, null, null, "Kind")]
    [InlineData("a", "folder", " ", null, null, null, "Path")]
    [InlineData("a", "folder", "docs", null, null, null, "Path")]
    [InlineData("a", "web", null, null, null, null, "Url")]
    [InlineData("a", "web", null, "ftp://x/", null, null, "Url")]
    [InlineData("a", "web", null, "https://user:pass@x/", null, null, "Url")]
    [InlineData("a", "web", null, "https://x/", "not a host", null, "Allow")]
    [InlineData("a", "site", null, "https://x/", null, "every day", "Cron")]
    public async Task What_is_wrong_is_told_by_field(string name, string kind, string? path, string? url, string? allow, string? cron, string field)
    {
        var draft = new KnowledgeSource { Name = name, Kind = kind, Path = path, Url = url, Allow = allow is null ? null : [allow], Cron = cron };
        (await Service.SaveAsync(Callers.Admin, draft, true, Token)).Faults.Select(fault => fault.Field).Should().Equal(field);
    }

    [Fact, Trait("Req", "K1"), Trait("Req", "K4")]
    public async Task A_source_shows_its_runs_counts_and_freshness_and_its_documents_their_status()
    {
        await File.WriteAllTextAsync(Path.Combine(_docs.FullName, "a.md"), "# A\n\nWords.\n", Token);
        await File.WriteAllTextAsync(Path.Combine(_docs.FullName, "b.md"), "", Token);
        await IngestAsync();
        await File.WriteAllTextAsync(Path.Combine(_docs.FullName, "c.md"), "# C\n\nWords.\n", Token);
        await IngestAsync();
        var card = (await Service.FindAsync(Callers.Admin, "configured", Token))!;
        card.Should().Match<SourceCard>(c => c.IsConfigured && !c.IsStored && c.Documents == 3 && c.Failed == 1 && c.Passages == 2 && c.Freshness != null);
        card.Last.Should().Match<SourceRun>(r => r.State == SourceRunState.Done && r.Indexed == 1 && r.Unchanged == 1 && r.Failed == 1);
        card.Next.Should().BeAfter(card.Last!.StartedAt).And.BeBefore(card.Last.StartedAt.AddHours(7));
        (await Service.RunsAsync(Callers.Admin, "configured", 5, Token)).Should().HaveCount(2);
        var documents = await Service.DocumentsAsync(Callers.Admin, "configured", null, 0, 10, Token);
        documents.Select(d => (d.Path, d.Status)).Should().Equal(("b.md", DocumentStatus.Failed), ("a.md", DocumentStatus.Unchanged), ("c.md", DocumentStatus.Indexed));
        (await Service.RetryAsync(Callers.Admin, documents[0].Id, Token)).Faults.Should().ContainSingle().Which.Message.Should().Be("The file is empty.");
        await File.WriteAllTextAsync(Path.Combine(_docs.FullName, "b.md"), "# B\n\nWords.\n", Token);
        (await Service.RetryFailedAsync(Callers.Admin, "configured", Token)).IsDone.Should().BeTrue();
        (await Service.FindAsync(Callers.Admin, "configured", Token))!.Failed.Should().Be(0);
    }

    [Fact, Trait("Req", "K1")]
    public async Task An_edited_configured_source_is_kept_in_the_table_and_is_itself_again_when_removed()
    {
        await File.WriteAllTextAsync(Path.Combine(_docs.FullName, "a.md"), "# A\n\nWords.\n", Token);
        await IngestAsync();
        (await Service.EnableAsync(Callers.Admin, "configured", false, Token)).IsDone.Should().BeTrue();
        (await Service.FindAsync(Callers.Admin, "configured", Token)).Should().Match<SourceCard>(c => !c.Source.Enabled && c.IsStored && c.Next == null && c.Documents == 1);
        (await Service.RemoveAsync(Callers.Admin, "configured", Token)).IsDone.Should().BeTrue();
        (await Service.FindAsync(Callers.Admin, "configured", Token)).Should().Match<SourceCard>(c => c.Source.Enabled && !c.IsStored && c.Documents == 0 && c.Last == null);
    }

    [Fact, Trait("Req", "K1"), Trait("Req", "K5")]
    public async Task Only_the_operator_opens_the_own_network()
    {
        var store = _portal.Services.GetRequiredService<SourceStore>();
        var web = new KnowledgeSource { Name = "web", Kind = "web", Url = "http://127.0.0.1:8080/", Allow = ["127.0.0.1:8080"] };
        await store.PutAsync(web, Token);
        (await Service.SaveAsync(Callers.Admin, web with { Licence = "MIT" }, false, Token)).IsDone.Should().BeTrue();
        (await Service.FindAsync(Callers.Admin, "web", Token))!.Source.Should().Match<KnowledgeSource>(s => s.IsOperators && s.Licence == "MIT");
        (await Service.SaveAsync(Callers.Admin, web with { Allow = ["127.0.0.1:8081"], IsOperators = true }, false, Token)).IsDone.Should().BeTrue();
        (await Service.FindAsync(Callers.Admin, "web", Token))!.Source.IsOperators.Should().BeFalse();
    }

    [Fact, Trait("Req", "K1")]
    public async Task A_source_with_a_schedule_of_its_own_is_read_when_it_is_due()
    {
        await File.WriteAllTextAsync(Path.Combine(_docs.FullName, "a.md"), "# A\n\nWords.\n", Token);
        await Service.SaveAsync(Callers.Admin, new KnowledgeSource { Name = "nightly", Path = _docs.FullName, Cron = "30 3 * * *", Watch = false }, true, Token);
        await using var scope = _portal.Services.CreateAsyncScope();
        var job = ActivatorUtilities.CreateInstance<IngestDueSourcesJob>(scope.ServiceProvider);
        var progress = new Progress<Portal.Domain.Jobs.JobProgress>();
        (await job.RunAsync(progress, Token)).Changed.Should().Be(1, "it was never read");
        (await job.RunAsync(progress, Token)).Summary.Should().Be("No source was due.");
        var all = ActivatorUtilities.CreateInstance<IngestKnowledgeJob>(scope.ServiceProvider);
        await all.RunAsync(progress, Token);
        (await Service.RunsAsync(Callers.Admin, "nightly", 5, Token)).Should().ContainSingle();
    }

    private Task<IngestionReport> IngestAsync() => _portal.Services.GetRequiredService<IngestionService>().RunAsync(
        [new KnowledgeSource { Name = "configured", Path = _docs.FullName, Watch = false }], null, Token);
}
