namespace Portal.Jobs;

/// <summary>Where the scheduler keeps its jobs.</summary>
/// <param name="IsClustered">Several nodes share it.</param>
public sealed record JobStoreKind(bool IsClustered)
{
    /// <summary>In words, for admins.</summary>
    public string InWords => IsClustered ? "PostgreSQL, shared by all nodes" : "SQLite file jobs.db";
}
