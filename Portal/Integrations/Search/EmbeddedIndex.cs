using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Retrieval;
using Portal.Integrations.Search.Vectors;

namespace Portal.Integrations.Search;

/// <summary>Search in the portal's own database: four lists and the places of pages, fused. Needs no model.</summary>
internal sealed class EmbeddedIndex(IPortalContexts contexts, ITextLists lists, QuestionPlaces places) : IKnowledgeIndex
{
    /// <summary>Rows a list.</summary>
    private const int Rows = 300;

    /// <summary>Pages that are looked at more closely.</summary>
    private const int Pages = 100;

    /// <summary>Pages of which a passage is looked for when the passage list has none.</summary>
    private const int Best = 10;

    public async Task<KnowledgeAnswer> SearchAsync(KnowledgeQuestion question, int top, CancellationToken cancellationToken)
    {
        var terms = QueryTerms.Of(question.Text);
        if (terms.Words.Count == 0)
        {
            return new KnowledgeAnswer(question.Text, 0, []);
        }

        var place = await places.PlaceAsync(question.Text, cancellationToken);
        await using var db = await contexts.OpenContextAsync(null, cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var moment = await lists.ReadAsync(db.Database.GetDbConnection(), cancellationToken);
        await db.Database.UseTransactionAsync(moment, cancellationToken);
        var found = await FindAsync(db, question.Text, place, terms, cancellationToken);
        var pages = PagePriors.Apply(found.Pages, await LookAsync(db, found.Pages, cancellationToken), question);
        if (pages.Count == 0)
        {
            return new KnowledgeAnswer(question.Text, 0, []);
        }

        var passages = await WithPassagesAsync(db, terms, pages, found.Passages, cancellationToken);
        var ordered = PassageOrder.Of(pages, passages);
        var hits = await PassageLoader.LoadAsync(db, ordered, top, cancellationToken);
        return new KnowledgeAnswer(
            question.Text, await BelieveAsync(db, terms, pages, found, cancellationToken), ScoreParts.Tell(hits, ordered, found.Shares));
    }

    public async Task<Passage?> FindAsync(Guid chunkId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenContextAsync(null, cancellationToken);
        return (await PassageLoader.LoadAsync(db, [new OrderedPassage(chunkId, default, 0, 0)], 1, cancellationToken)).FirstOrDefault();
    }

    private async Task<Found> FindAsync(
        PortalDbContext db, string question, float[]? place, QueryTerms terms, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        var passages = await lists.RankAsync(connection, TextList.Passages, terms.Wider, Rows, cancellationToken);
        (string Name, RankedList List)[] all =
        [
            ("pages", new(await lists.RankAsync(connection, TextList.Pages, terms.Wider, Rows, cancellationToken), 1)),
            ("passages", new(passages, 1, Second: 0.4)),
            ("headings", new(await lists.RankAsync(connection, TextList.Headings, terms.Wider, Rows, cancellationToken), 0.5)),
            ("letters", new(await lists.RankAsync(connection, TextList.Grams, [.. CharacterGrams.Of(terms.Words).Distinct()], Rows, cancellationToken), 0.5)),
            ("meaning", new(await places.NearestAsync(db, question, place, Rows, cancellationToken), 0.5)),
        ];
        ListShares[] shares = [.. all.Select(list => new ListShares(list.Name, ListFusion.Shares(list.List)))];
        return new Found(ListFusion.Documents(shares).OrderByDescending(page => page.Value).Take(Pages).ToDictionary(), passages, shares);
    }

    private static async Task<List<FoundPage>> LookAsync(PortalDbContext db, Dictionary<Guid, double> pages, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. pages.Keys];
        return await db.Documents.Where(d => ids.Contains(d.Id)).Select(d => new FoundPage(d.Id, d.Source, d.Path, d.Tags)).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<RankedRow>> WithPassagesAsync(
        PortalDbContext db, QueryTerms terms, Dictionary<Guid, double> pages, IReadOnlyList<RankedRow> passages, CancellationToken cancellationToken)
    {
        var having = passages.Select(row => row.DocumentId).ToHashSet();
        var all = passages.ToList();
        foreach (var (page, _) in pages.OrderByDescending(page => page.Value).Take(Best).Where(page => !having.Contains(page.Key)))
        {
            all.AddRange(await lists.RankWithinAsync(db.Database.GetDbConnection(), page, terms.Wider, cancellationToken));
        }

        return all;
    }

    private async Task<double> BelieveAsync(
        PortalDbContext db, QueryTerms terms, Dictionary<Guid, double> pages, Found found, CancellationToken cancellationToken)
    {
        var best = pages.MaxBy(page => page.Value).Key;
        var names = await lists.LookAsync(db.Database.GetDbConnection(), terms.Names, best, cancellationToken);
        var (documents, passages) = await lists.SizeAsync(db.Database.GetDbConnection(), cancellationToken);
        return AnswerableBelief.Of(new SearchSigns(found.Passages.Select(row => row.Score).FirstOrDefault(), passages, terms.Words.Count, names, documents));
    }

    private sealed record Found(Dictionary<Guid, double> Pages, IReadOnlyList<RankedRow> Passages, IReadOnlyList<ListShares> Shares);
}
