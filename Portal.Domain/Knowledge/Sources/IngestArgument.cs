namespace Portal.Domain.Knowledge.Sources;

/// <summary>What the ingestion job can be asked for beside "everything": a source by its name, or the failed documents of one.</summary>
public static class IngestArgument
{
    private const string FailedOf = "failed:";

    /// <summary>Asks for the failed documents of a source.</summary>
    public static string Failed(string source) => FailedOf + source;

    /// <summary>The source whose failed documents are asked for, or null.</summary>
    public static string? SourceOfFailed(string? argument) =>
        argument?.StartsWith(FailedOf, StringComparison.Ordinal) == true ? argument[FailedOf.Length..] : null;
}
