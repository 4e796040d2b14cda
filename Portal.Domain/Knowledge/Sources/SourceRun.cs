using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Domain.Knowledge.Sources;

/// <summary>How a run over a source stands.</summary>
public enum SourceRunState
{
    Running,

    /// <summary>Everything was looked at.</summary>
    Done,

    /// <summary>It ended at a limit, or a part could not be looked into; <see cref="SourceRun.Reason"/> says which.</summary>
    Partial,

    /// <summary>The source could not be looked into at all.</summary>
    Failed,
    Cancelled,

    /// <summary>The process ended while it ran.</summary>
    CutOff,
}

/// <summary>One run over one source.</summary>
public sealed class SourceRun
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Source { get; init; }
    public SourceRunState State { get; set; } = SourceRunState.Running;
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    public int Indexed { get; set; }
    public int Unchanged { get; set; }
    public int Failed { get; set; }
    public int Removed { get; set; }

    /// <summary>Bytes read.</summary>
    public long Bytes { get; set; }

    /// <summary>Why it is not <see cref="SourceRunState.Done"/>, in a sentence.</summary>
    public string? Reason { get; set; }

    /// <summary>What an admin should know beside, a line each.</summary>
    public string? Notes { get; set; }
}

internal sealed class SourceRunConfiguration : IEntityTypeConfiguration<SourceRun>
{
    public void Configure(EntityTypeBuilder<SourceRun> run)
    {
        run.Property(r => r.Source).HasMaxLength(SourceRules.LongestName);
        run.Property(r => r.State).HasConversion<string>().HasMaxLength(16);
        run.HasIndex(r => new { r.Source, r.StartedAt });
    }
}
