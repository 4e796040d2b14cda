using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Domain.Jobs;

/// <summary>How a run of a job stands.</summary>
public enum JobRunState
{
    Running,
    Succeeded,
    Failed,
    Cancelled,

    /// <summary>The process ended while it ran; the next start runs it again.</summary>
    Interrupted,
}

/// <summary>One run of one job, for its slot of the schedule.</summary>
public sealed class JobRun
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Job { get; init; }

    /// <summary>The scheduled fire time (ISO 8601), or <c>manual:&lt;id&gt;</c> for "run now"; unique per job.</summary>
    public required string Slot { get; init; }

    public JobRunState State { get; set; } = JobRunState.Running;
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    public int Done { get; set; }
    public int? Total { get; set; }
    /// <summary>Units that could not be done; the run goes on.</summary>
    public int Errors { get; set; }

    public string? Now { get; set; }
    public string? Summary { get; set; }
    public string? Error { get; set; }

    /// <summary>Who pressed "run now", or null for the schedule.</summary>
    public string? StartedBy { get; init; }
}

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> run)
    {
        run.Property(r => r.Job).HasMaxLength(64);
        run.Property(r => r.Slot).HasMaxLength(80);
        run.Property(r => r.State).HasConversion<string>().HasMaxLength(16);
        run.HasIndex(r => new { r.Job, r.Slot }).IsUnique();
        run.HasIndex(r => new { r.Job, r.CreatedAt });
    }
}
