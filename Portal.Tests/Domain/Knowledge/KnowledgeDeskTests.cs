using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Articles;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Domain.Knowledge.Questions;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.Knowledge;

/// <summary>What admins do with documents, passages, questions and articles, on the product's own services.</summary>
public sealed class KnowledgeDeskTests : IAsyncLifetime
{
    private readonly PortalFactory _portal = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact, Trait("Req", "K1")]
    public async Task A_disabled_passage_is_not_found_stays_out_when_read_again_and_comes_back()
    {
        var docs = Directory.CreateDirectory(Path.Combine(_portal.DataDirectory, "docs"));
        await File.WriteAllTextAsync(Path.Combine(docs.FullName, "memory.md"), "# Memory\n\n## Heap\n\nRaise the zebra limit.\n\n## Swap\n\nLeave the swap alone.\n", Token);
        await IngestAsync(docs.FullName);
        var passage = (await SearchAsync("zebra limit")).Hits[0];
        passage.Parts.Sum(part => part.Score).Should().BeApproximately(passage.Score, 0.001, "the parts make the score");
        (await Desk.EnableAsync(Callers.Olivia, passage.ChunkId, enabled: false, Token)).Should().BeFalse("owners change nothing");
        (await Desk.EnableAsync(Callers.Admin, passage.ChunkId, enabled: false, Token)).Should().BeTrue();
        (await SearchAsync("zebra limit")).Hits.Should().NotContain(hit => hit.Text.Contains("zebra"));
        await File.AppendAllTextAsync(Path.Combine(docs.FullName, "memory.md"), "\n## More\n\nSomething new.\n", Token);
        await IngestAsync(docs.FullName);
        (await SearchAsync("zebra limit")).Hits.Should().NotContain(hit => hit.Text.Contains("zebra"));
        var document = (await Desk.DocumentsAsync(Callers.Admin, "docs", null, 10, Token)).Single();
        var off = (await Desk.OpenAsync(Callers.Admin, document.Id, Token))!.Passages.Single(p => p.IsDisabled);
        (await Desk.EnableAsync(Callers.Admin, off.Id, enabled: true, Token)).Should().BeTrue();
        (await SearchAsync("zebra limit")).Hits[0].Text.Should().Contain("zebra");
        (await AuditAsync()).Should().Contain(["passage.disabled/denied", "passage.disabled/done", "passage.enabled/done"]);
    }

    [Fact, Trait("Req", "K1")]
    public async Task Owners_see_nothing_behind_the_knowledge_base()
    {
        var questions = Service<UnansweredQuestions>();
        await questions.RecordAsync("How do I tame a quokka?", Token);
        (await questions.ListAsync(Callers.Olivia, 10, Token)).Should().BeEmpty();
        (await questions.ListAsync(Callers.Ada, 10, Token)).Should().BeEmpty();
        (await Desk.SourcesAsync(Callers.Ada, Token)).Should().BeEmpty();
        (await Desk.TryAsync(Callers.Ada, "memory", 5, Token)).Should().BeNull();
        (await Service<ArticleService>().SaveAsync(Callers.Ada, new ArticleDraft { Title = "Mine", Text = "Something of my own to say." }, Token)).Problem.Should().NotBeNull();
    }

    [Fact, Trait("Req", "K8")]
    public async Task The_same_question_counts_up_redacted_and_an_article_answers_it_at_once()
    {
        var questions = Service<UnansweredQuestions>();
        await questions.RecordAsync("How do I tame a quokka?", Token);
        await questions.RecordAsync("a quokka: how do I tame it, mail me at joe@example.org", Token);
        await questions.RecordAsync("how do i TAME a quokka", Token);
        var asked = await questions.ListAsync(Callers.Admin, 10, Token);
        asked[0].Count.Should().Be(2, "the same words in other order are the same question");
        asked.Should().NotContain(q => q.Text.Contains("joe@example.org"));

        var draft = new ArticleDraft { Title = "Taming a quokka: the basics", Text = "# Taming a quokka\n\nOffer it leaves and wait a day.", QuestionId = asked[0].Id };
        var saved = await Service<ArticleService>().SaveAsync(Callers.Admin, draft, Token);
        saved.Should().Be(new ArticleOutcome("taming-a-quokka-the-basics.md", null));
        (await SearchAsync("how do I tame a quokka?")).Hits[0].Should().Match<Passage>(hit => hit.Source == "articles" && hit.Title == draft.Title);
        (await questions.ListAsync(Callers.Admin, 10, Token)).Should().NotContain(q => q.Id == asked[0].Id);
        var open = await Service<ArticleService>().OpenAsync(Callers.Admin, saved.Name!, Token);
        open!.Text = "# Taming a quokka\n\nOffer it eucalyptus.";
        await Service<ArticleService>().SaveAsync(Callers.Admin, open, Token);
        (await SearchAsync("how do I tame a quokka?")).Hits[0].Text.Should().Contain("eucalyptus");
        (await Service<ArticleService>().RemoveAsync(Callers.Admin, saved.Name!, Token)).Should().BeTrue();
        (await SearchAsync("how do I tame a quokka?")).Hits.Should().BeEmpty();
    }

    [Theory, Trait("Req", "K8")]
    [InlineData("../secret.md")]
    [InlineData("..%2Fx.md")]
    [InlineData("sources.json")]
    [InlineData(".hidden.md")]
    public async Task No_name_leads_out_of_the_articles_folder(string name)
    {
        await File.WriteAllTextAsync(Path.Combine(_portal.DataDirectory, "secret.md"), "secret", Token);
        (await Service<ArticleService>().OpenAsync(Callers.Admin, name, Token)).Should().BeNull();
        (await Service<ArticleService>().SaveAsync(Callers.Admin, new ArticleDraft { Name = name, Title = "Title", Text = "Something of my own to say." }, Token)).Problem.Should().NotBeNull();
        (await Service<ArticleService>().RemoveAsync(Callers.Admin, name, Token)).Should().BeFalse();
    }

    private KnowledgeDesk Desk => Service<KnowledgeDesk>();

    private T Service<T>()
        where T : notnull => _portal.Services.GetRequiredService<T>();

    private Task<IngestionReport> IngestAsync(string folder) =>
        Service<IngestionService>().RunAsync([new KnowledgeSource { Name = "docs", Path = folder, Watch = false }], null, Token);

    private Task<KnowledgeAnswer> SearchAsync(string question) => Service<IKnowledgeIndex>().SearchAsync(question, 5, Token);

    private async Task<List<string>> AuditAsync()
    {
        await using var db = await Service<IPortalDbFactory>().OpenForSystemAsync(Token);
        return await db.Audit.Select(line => $"{line.Action}/{line.State}").ToListAsync(Token);
    }
}
