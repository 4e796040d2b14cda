using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.People;

namespace Portal.Domain.ModelRouting;

/// <summary>One call of a model on the cost ledger (C5).</summary>
public sealed class ModelCall : IOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string OwnerId { get; init; }
    public Guid? ConversationId { get; init; }

    /// <summary>local, fast or smart.</summary>
    public required string Tier { get; init; }

    public required string Model { get; init; }
    public int TokensIn { get; set; }
    public int TokensOut { get; set; }

    /// <summary>True when the server reported no usage and tokens are our estimate (4 characters a token).</summary>
    public bool Estimated { get; set; }

    /// <summary>In the currency of the configured prices.</summary>
    public decimal Cost { get; set; }

    public long? FirstTokenMs { get; set; }
    public long DurationMs { get; set; }

    /// <summary><c>running</c>, <c>complete</c>, <c>failed</c> or <c>stopped</c>.</summary>
    public required string State { get; set; }

    public string? Error { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ModelCallConfiguration : IEntityTypeConfiguration<ModelCall>
{
    public void Configure(EntityTypeBuilder<ModelCall> call)
    {
        call.ToTable("ModelCalls");
        call.Property(c => c.OwnerId).HasMaxLength(64);
        call.Property(c => c.Tier).HasMaxLength(16);
        call.Property(c => c.Model).HasMaxLength(120);
        call.Property(c => c.State).HasMaxLength(16);
        call.Property(c => c.Cost).HasPrecision(18, 8);
        call.HasIndex(c => c.CreatedAt);
        call.HasIndex(c => new { c.OwnerId, c.CreatedAt });
    }
}
