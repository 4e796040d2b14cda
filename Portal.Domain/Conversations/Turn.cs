using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.People;

namespace Portal.Domain.Conversations;

/// <summary>How far a turn is.</summary>
public enum TurnState
{
    Queued,
    Running,
    Complete,
    Stopped,
    Interrupted,
    Failed,
}

/// <summary>One question and its answer in the making. Written with the owner's message, before anything else happens.</summary>
public sealed class Turn : IOfConversation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string OwnerId { get; init; }
    public required Guid ConversationId { get; init; }

    /// <summary>The owner's message.</summary>
    public required Guid QuestionId { get; init; }

    /// <summary>The assistant's message.</summary>
    public required Guid AnswerId { get; init; }

    /// <summary>Set when this turn reports how an approved action ended, instead of answering a message.</summary>
    public Guid? ActionId { get; init; }

    public TurnState State { get; set; } = TurnState.Queued;

    /// <summary>The caller as it was when asked; checked again when the turn runs.</summary>
    public required string SessionId { get; init; }

    public required string SecurityStamp { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FirstTextAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? Error { get; set; }
}

internal sealed class TurnConfiguration : IEntityTypeConfiguration<Turn>
{
    public void Configure(EntityTypeBuilder<Turn> turn)
    {
        turn.Property(t => t.OwnerId).HasMaxLength(64);
        turn.Property(t => t.SessionId).HasMaxLength(64);
        turn.Property(t => t.SecurityStamp).HasMaxLength(64);
        turn.Property(t => t.State).HasConversion<string>().HasMaxLength(16);
        turn.HasIndex(t => t.State);
        turn.HasIndex(t => t.ConversationId);
        turn.HasIndex(t => t.AnswerId);
    }
}
