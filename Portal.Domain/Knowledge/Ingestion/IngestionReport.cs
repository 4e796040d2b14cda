namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>What an ingestion did.</summary>
/// <param name="Indexed">Documents that are new or changed.</param>
/// <param name="Unchanged">Documents that were left alone.</param>
/// <param name="Failed">Documents that could not be read.</param>
/// <param name="Removed">Documents whose source no longer has them.</param>
/// <param name="Problems">Sources that could not be looked into, or not wholly; a sentence each.</param>
public sealed record IngestionReport(int Indexed, int Unchanged, int Failed, int Removed, IReadOnlyList<string> Problems)
{
    /// <summary>Nothing was done.</summary>
    public static IngestionReport None { get; } = new(0, 0, 0, 0, []);

    /// <summary>Bytes read.</summary>
    public long Bytes { get; init; }

    /// <summary>What an admin should know beside, a sentence each, e.g. a kind of document whose reader is not installed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Both together.</summary>
    public static IngestionReport operator +(IngestionReport one, IngestionReport other) => new(
        one.Indexed + other.Indexed, one.Unchanged + other.Unchanged, one.Failed + other.Failed, one.Removed + other.Removed,
        [.. one.Problems, .. other.Problems])
    {
        Bytes = one.Bytes + other.Bytes,
        Notes = [.. one.Notes, .. other.Notes.Except(one.Notes)],
    };

    /// <summary>In a sentence or two.</summary>
    public override string ToString() => string.Join(
        ' ', [$"{Indexed} indexed, {Unchanged} unchanged, {Failed} failed, {Removed} removed.", .. Problems, .. Notes]);
}
