using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Domain.People;

namespace Portal.Domain.Knowledge.Articles;

/// <summary>What became of an article.</summary>
/// <param name="Name">Its file's name, or null when it was refused.</param>
/// <param name="Problem">Why it was refused, in a sentence, or null.</param>
public sealed record ArticleOutcome(string? Name, string? Problem);

/// <summary>Admins write articles. Each is a markdown file of its own source and can be found as soon as it is saved.</summary>
public sealed class ArticleService(IPortalDbFactory databases, IArticleFolder folder, DocumentWriter writer, KnowledgeGate gate)
{
    /// <summary>An article to edit, or null.</summary>
    public async Task<ArticleDraft?> OpenAsync(Caller caller, string name, CancellationToken cancellationToken) =>
        gate.IsOpen(caller) && ArticleDraft.IsName(name) && await folder.ReadAsync(name, cancellationToken) is { } text ? ArticleDraft.Read(name, text) : null;

    /// <summary>Writes the article and ingests it at once; the question it answers leaves the list.</summary>
    public async Task<ArticleOutcome> SaveAsync(Caller caller, ArticleDraft draft, CancellationToken cancellationToken)
    {
        var name = draft.Name ?? await FreeNameAsync(draft.Title, cancellationToken);
        if (!ArticleDraft.IsName(name))
        {
            return new ArticleOutcome(null, "There is no such article.");
        }

        if (!await gate.PassAsync(caller, draft.Name is null ? "article.written" : "article.changed", new { article = name, question = draft.QuestionId }, cancellationToken))
        {
            return new ArticleOutcome(null, "Only admins write articles.");
        }

        var markdown = draft.ToMarkdown();
        var bytes = Encoding.UTF8.GetBytes(markdown);
        DocumentContent content;
        try
        {
            content = DocumentFormats.Read(name, bytes);
        }
        catch (UnreadableContentException problem)
        {
            return new ArticleOutcome(null, problem.Message);
        }

        await folder.WriteAsync(name, markdown, cancellationToken);
        await writer.IndexAsync(folder.Source, name, writer.Hash(bytes), content, cancellationToken);
        await AnsweredAsync(draft.QuestionId, name, cancellationToken);
        return new ArticleOutcome(name, null);
    }

    /// <summary>Removes an article and what was found of it.</summary>
    public async Task<bool> RemoveAsync(Caller caller, string name, CancellationToken cancellationToken)
    {
        if (!ArticleDraft.IsName(name) || !await gate.PassAsync(caller, "article.removed", new { article = name }, cancellationToken))
        {
            return false;
        }

        var removed = await folder.RemoveAsync(name, cancellationToken);
        var source = folder.Source.Name;
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await db.Documents.Where(d => d.Source == source && d.Path == name).ExecuteDeleteAsync(cancellationToken);
        return removed;
    }

    private async Task<string> FreeNameAsync(string title, CancellationToken cancellationToken)
    {
        var name = ArticleDraft.NameFor(title);
        for (var n = 2; await folder.ReadAsync(name, cancellationToken) is not null; n++)
        {
            name = $"{ArticleDraft.NameFor(title)[..^3]}-{n}.md";
        }

        return name;
    }

    private async Task AnsweredAsync(Guid? question, string name, CancellationToken cancellationToken)
    {
        if (question is { } id)
        {
            await using var db = await databases.OpenForSystemAsync(cancellationToken);
            await db.UnansweredQuestions.Where(q => q.Id == id).ExecuteUpdateAsync(set => set.SetProperty(q => q.Article, name), cancellationToken);
        }
    }
}
