namespace Portal.Domain.Jobs;

/// <summary>What a run was asked for beyond its plan. One a run (scoped); jobs that take an argument ask for it.</summary>
public sealed class JobRequest
{
    /// <summary>E.g. the one knowledge source to ingest; null = the usual.</summary>
    public string? Argument { get; set; }
}
