using System.Data.Common;
using Microsoft.Data.Sqlite;
using Portal.Domain.Knowledge.Retrieval;
using Portal.Integrations.Search.Postings;

namespace Portal.Integrations.Search;

/// <summary>SQLite's FTS5. Weights of the columns: title 3, headings 2, body 1, path 2, names ½, description 1.</summary>
internal sealed class SqliteLists : ITextLists
{
    private static readonly Dictionary<TextList, double[]> Weights = new()
    {
        [TextList.Pages] = [3, 2, 1, 2, 0.5, 1],
        [TextList.Passages] = [3, 2, 1, 2, 0.5],
        [TextList.Headings] = [3, 2, 2, 1],
        [TextList.Grams] = [1],
    };

    private static readonly Dictionary<string, int> Columns = new(StringComparer.Ordinal)
    {
        ["title"] = 0, ["headings"] = 1, ["body"] = 2, ["path"] = 3, ["names"] = 4, ["description"] = 5, ["grams"] = 0,
    };

    private IndexSnapshot? _snapshot;

    // Deferred: a reader takes no lock that a writer waits for.
    public Task<DbTransaction> ReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public async Task<IReadOnlyList<RankedRow>> RankAsync(
        DbConnection connection, TextList list, IReadOnlyList<string> words, int most, CancellationToken cancellationToken)
    {
        var snapshot = await SnapshotAsync(connection, cancellationToken);
        return snapshot.Best(await PostingsAsync(connection, snapshot, list, words, cancellationToken), most);
    }

    public async Task<IReadOnlyList<RankedRow>> RankWithinAsync(
        DbConnection connection, Guid document, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        const int some = 3;
        var snapshot = await SnapshotAsync(connection, cancellationToken);
        var best = snapshot.Within(document, await PostingsAsync(connection, snapshot, TextList.Passages, words, cancellationToken), some);
        return best.Count > 0 ? best : snapshot.First(document) is { } first ? [new RankedRow(document, first, 0)] : [];
    }

    public async Task<(int Documents, int Passages)> SizeAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var snapshot = await SnapshotAsync(connection, cancellationToken);
        return (snapshot.Sizes(TextList.Pages).Count, snapshot.Sizes(TextList.Passages).Count);
    }

    public async Task<IReadOnlyList<WordSign>> LookAsync(
        DbConnection connection, IReadOnlyList<string> words, Guid document, CancellationToken cancellationToken)
    {
        var snapshot = await SnapshotAsync(connection, cancellationToken);
        var signs = new List<WordSign>();
        foreach (var word in words)
        {
            var posting = (await PostingsAsync(connection, snapshot, TextList.Pages, [word], cancellationToken))[0];
            signs.Add(new WordSign(word, posting.Rows.Length, snapshot.IsIn(posting, document)));
        }

        return signs;
    }

    private async Task<IndexSnapshot> SnapshotAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var generation = await SqliteIndexReader.GenerationAsync(connection, cancellationToken);
        if (_snapshot is { } current && current.Generation == generation)
        {
            return current;
        }

        return _snapshot = await SqliteIndexReader.SnapshotAsync(connection, generation, cancellationToken);
    }

    private static async Task<List<Posting>> PostingsAsync(
        DbConnection connection, IndexSnapshot snapshot, TextList list, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var postings = new List<Posting>();
        foreach (var word in words.Select(word => list == TextList.Grams ? word : PorterStems.Of(word)).Distinct(StringComparer.Ordinal))
        {
            if (snapshot.Find(list, word) is not { } posting)
            {
                posting = snapshot.Sizes(list).Weigh(await SqliteIndexReader.CountsAsync(connection, list, word, Weight(list), cancellationToken));
                snapshot.Keep(list, word, posting);
            }

            postings.Add(posting);
        }

        return postings;
    }

    // The headings list has no body and no names.
    private static Func<string, double> Weight(TextList list) => list == TextList.Headings
        ? column => Weights[list][column switch { "title" => 0, "headings" => 1, "path" => 2, _ => 3 }]
        : column => Weights[list][Columns[column]];
}
