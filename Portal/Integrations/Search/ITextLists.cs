using System.Data.Common;
using Portal.Domain.Knowledge.Retrieval;

namespace Portal.Integrations.Search;

/// <summary>What a database offers for full-text search.</summary>
internal interface ITextLists
{
    /// <summary>Begins to read: until it is disposed of, everything is as of one moment, whatever is ingested meanwhile.</summary>
    Task<DbTransaction> ReadAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>The best rows for an OR of the words, best first.</summary>
    /// <param name="words">Letters and digits only, lower case.</param>
    Task<IReadOnlyList<RankedRow>> RankAsync(
        DbConnection connection, TextList list, IReadOnlyList<string> words, int most, CancellationToken cancellationToken);

    /// <summary>The best passages of one document for an OR of the words, or its first one.</summary>
    Task<IReadOnlyList<RankedRow>> RankWithinAsync(
        DbConnection connection, Guid document, IReadOnlyList<string> words, CancellationToken cancellationToken);

    /// <summary>How many documents and passages there are.</summary>
    Task<(int Documents, int Passages)> SizeAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>In how many documents each word is, and whether this one has it.</summary>
    Task<IReadOnlyList<WordSign>> LookAsync(
        DbConnection connection, IReadOnlyList<string> words, Guid document, CancellationToken cancellationToken);
}
