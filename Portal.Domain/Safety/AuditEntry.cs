using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Domain.Safety;

/// <summary>A line of the append-only audit trail. Each carries a keyed hash over itself and the line before.</summary>
public sealed class AuditEntry
{
    /// <summary>Position in the chain, from 1, without gaps.</summary>
    public long Id { get; init; }

    /// <summary>Whose data it is about, or null.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Who did it: a person's id, or "system".</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, e.g. <c>action.approved</c>.</summary>
    public required string Action { get; init; }

    /// <summary>How it ended: <c>done</c>, <c>denied</c>, <c>failed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Ids and figures as JSON; never texts of people, never secrets.</summary>
    public required string Detail { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>HMAC-SHA256 (hex) over the previous hash and this row, with a key kept outside the database.</summary>
    public required string Hash { get; init; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.OwnerId).HasMaxLength(64);
        entry.Property(e => e.Actor).HasMaxLength(64);
        entry.Property(e => e.Action).HasMaxLength(64);
        entry.Property(e => e.State).HasMaxLength(16);
        entry.Property(e => e.Hash).HasMaxLength(64);
        entry.HasIndex(e => e.CreatedAt);
    }
}
