using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Retrieval;

namespace Portal.Integrations.Search;

/// <summary>Search in the portal's own database: four lists, fused, without any model.</summary>
internal sealed class EmbeddedIndex(IPortalContexts contexts, ITextLists lists) : IKnowledgeIndex
{
    /// <summary>Rows a list.</summary>
    private const int Rows = 300;

    public async Task<KnowledgeAnswer> SearchAsync(string question, int top, CancellationToken cancellationToken)
    {
        var words = QueryTerms.Of(question).Words;
        if (words.Count == 0)
        {
            return new KnowledgeAnswer(question, 0, []);
        }

        await using var db = await contexts.OpenContextAsync(null, cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        var pages = await lists.RankAsync(connection, TextList.Pages, words, Rows, cancellationToken);
        var passages = await lists.RankAsync(connection, TextList.Passages, words, Rows, cancellationToken);
        if (pages.Count == 0)
        {
            return new KnowledgeAnswer(question, 0, []);
        }

        var headings = await lists.RankAsync(connection, TextList.Headings, words, Rows, cancellationToken);
        var grams = await lists.RankAsync(connection, TextList.Grams, [.. CharacterGrams.Of(words).Distinct()], Rows, cancellationToken);
        (string Name, RankedList List)[] fused = [("pages", new(pages, 1)), ("passages", new(passages, 1)), ("headings", new(headings, 0.5)), ("letters", new(grams, 0.5))];
        var documents = ListFusion.Documents(fused.Select(list => list.List));
        var best = documents.MaxBy(document => document.Value).Key;
        var signs = new SearchSigns(
            pages[0].Score, await lists.LookAsync(connection, words, best, cancellationToken), await db.Documents.CountAsync(cancellationToken));
        var chosen = ListFusion.Passages(documents, passages).Take(top).ToList();
        var pageOf = passages.Where(row => row.ChunkId is not null).ToDictionary(row => row.ChunkId!.Value, row => row.DocumentId);
        var hits = await LoadAsync(db, chosen, cancellationToken);
        return new KnowledgeAnswer(
            question, AnswerableBelief.Of(signs), [.. hits.Select(hit => hit with { Parts = ScoreParts.Of(pageOf[hit.ChunkId], hit.ChunkId, fused, passages) })]);
    }

    public async Task<Passage?> FindAsync(Guid chunkId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenContextAsync(null, cancellationToken);
        return (await LoadAsync(db, [(chunkId, 0)], cancellationToken)).FirstOrDefault();
    }

    private static async Task<List<Passage>> LoadAsync(
        PortalDbContext db, IReadOnlyList<(Guid ChunkId, double Score)> chosen, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. chosen.Select(passage => passage.ChunkId)];
        var found = await db.Chunks.Where(chunk => ids.Contains(chunk.Id))
            .Join(db.Documents, chunk => chunk.DocumentId, document => document.Id, (chunk, document) => new
            {
                chunk.Id, chunk.Headings, chunk.Text, document.Source, document.Path, document.Title, document.Url,
            })
            .ToDictionaryAsync(passage => passage.Id, cancellationToken);
        return [..
            from passage in chosen
            let row = found.GetValueOrDefault(passage.ChunkId)
            where row is not null
            select new Passage(
                row.Id, row.Source, row.Path, row.Title, row.Headings.Split(KnowledgeChunk.HeadingJoint, StringSplitOptions.RemoveEmptyEntries),
                passage.Score, row.Text, row.Url)];
    }
}
