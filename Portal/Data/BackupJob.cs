using Portal.Domain.Jobs;

namespace Portal.Data;

/// <summary>The nightly copy of the database. Nothing to do on PostgreSQL, which has its own tools.</summary>
internal sealed class BackupJob(Backups backups, IConfiguration configuration) : IJob
{
    /// <inheritdoc/>
    public static JobPlan Plan { get; } = new(
        "back-up", Cron: "30 1 * * *", TimeLimit: TimeSpan.FromMinutes(30),
        Purpose: "Copies the database into the data directory's backups folder; the last 7 are kept.");

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        if (DataSetup.IsPostgres(configuration.GetConnectionString("Portal")))
        {
            return new JobResult(0, "The portal runs on PostgreSQL: back it up with pg_dump.");
        }

        var made = await backups.MakeNightlyAsync(cancellationToken);
        return new JobResult(1, $"{made.Name}, {made.Length / 1024:N0} KiB.");
    }
}
