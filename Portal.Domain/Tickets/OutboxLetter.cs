using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.People;

namespace Portal.Domain.Tickets;

/// <summary>How far a letter is.</summary>
public enum LetterState
{
    Waiting,

    /// <summary>A worker holds it until its lease ends.</summary>
    Sending,
    Delivered,

    /// <summary>The request may have arrived and the helpdesk cannot be asked: a person decides.</summary>
    MaybeSent,

    /// <summary>The helpdesk refused it for a reason that trying again does not mend.</summary>
    Refused,
}

/// <summary>Something to tell the helpdesk, written in the same transaction as what it tells.</summary>
public sealed class OutboxLetter : IOwned
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required string OwnerId { get; init; }
    public required Guid TicketId { get; init; }

    /// <summary><c>create</c> or <c>reply</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Text of the reply, for <c>reply</c>.</summary>
    public string? Body { get; init; }

    /// <summary>The same on every try.</summary>
    public required string IdempotencyKey { get; init; }

    public LetterState State { get; set; } = LetterState.Waiting;
    public int Attempts { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset NextAt { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }
    public DateTimeOffset? DeliveredAt { get; set; }
    public string? Error { get; set; }
}

internal sealed class OutboxLetterConfiguration : IEntityTypeConfiguration<OutboxLetter>
{
    public void Configure(EntityTypeBuilder<OutboxLetter> letter)
    {
        letter.ToTable("Outbox");
        letter.Property(l => l.OwnerId).HasMaxLength(64);
        letter.Property(l => l.Kind).HasMaxLength(16);
        letter.Property(l => l.IdempotencyKey).HasMaxLength(80);
        letter.Property(l => l.State).HasConversion<string>().HasMaxLength(16);
        letter.HasIndex(l => l.IdempotencyKey).IsUnique();
        letter.HasIndex(l => new { l.State, l.NextAt });
    }
}
