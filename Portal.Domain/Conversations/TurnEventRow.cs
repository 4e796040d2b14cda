using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.People;

namespace Portal.Domain.Conversations;

/// <summary>A kept event of a turn.</summary>
public sealed class TurnEventRow : IOfConversation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string OwnerId { get; init; }
    public required Guid ConversationId { get; init; }
    public required Guid MessageId { get; init; }
    public required long Number { get; init; }

    /// <summary>The <see cref="TurnEvent"/> as JSON.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class TurnEventRowConfiguration : IEntityTypeConfiguration<TurnEventRow>
{
    public void Configure(EntityTypeBuilder<TurnEventRow> row)
    {
        row.ToTable("TurnEvents");
        row.Property(r => r.OwnerId).HasMaxLength(64);
        row.HasIndex(r => new { r.ConversationId, r.Number });
        row.HasIndex(r => r.MessageId);
    }
}
