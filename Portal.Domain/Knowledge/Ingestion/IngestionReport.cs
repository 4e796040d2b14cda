namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>What an ingestion did.</summary>
/// <param name="Indexed">Documents that are new or changed.</param>
/// <param name="Unchanged">Documents that were left alone.</param>
/// <param name="Failed">Documents that could not be read.</param>
/// <param name="Removed">Documents whose source no longer has them.</param>
/// <param name="Problems">Sources that could not be looked into, a sentence each.</param>
public sealed record IngestionReport(int Indexed, int Unchanged, int Failed, int Removed, IReadOnlyList<string> Problems)
{
    /// <summary>Nothing was done.</summary>
    public static IngestionReport None { get; } = new(0, 0, 0, 0, []);

    /// <summary>Both together.</summary>
    public static IngestionReport operator +(IngestionReport one, IngestionReport other) => new(
        one.Indexed + other.Indexed, one.Unchanged + other.Unchanged, one.Failed + other.Failed, one.Removed + other.Removed,
        [.. one.Problems, .. other.Problems]);

    /// <summary>In a sentence or two.</summary>
    public override string ToString() => string.Join(
        ' ', [$"{Indexed} indexed, {Unchanged} unchanged, {Failed} failed, {Removed} removed.", .. Problems]);
}
