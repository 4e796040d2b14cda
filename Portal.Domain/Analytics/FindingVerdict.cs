using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.People;

namespace Portal.Domain.Analytics;

/// <summary>Whether a finding was right, as its owner saw it: one answer a place and finding, the last one counts.</summary>
public sealed class FindingVerdict : IOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string OwnerId { get; init; }

    /// <summary>Where it was shown: <c>message:ID</c>, <c>log:ID</c> or <c>server:ID</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The finding's code.</summary>
    public required string Code { get; init; }

    /// <summary>The panel's uuid, or null for an attached log.</summary>
    public string? ServerId { get; init; }

    public required bool IsRight { get; set; }
    public required DateTimeOffset GivenAt { get; set; }
}

internal sealed class FindingVerdictConfiguration : IEntityTypeConfiguration<FindingVerdict>
{
    public void Configure(EntityTypeBuilder<FindingVerdict> verdict)
    {
        verdict.Property(v => v.OwnerId).HasMaxLength(64);
        verdict.Property(v => v.Place).HasMaxLength(80);
        verdict.Property(v => v.Code).HasMaxLength(80);
        verdict.Property(v => v.ServerId).HasMaxLength(64);
        verdict.HasIndex(v => new { v.OwnerId, v.Place, v.Code }).IsUnique();
        verdict.HasIndex(v => v.Code);
    }
}
