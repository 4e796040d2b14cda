using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.People;

namespace Portal.Domain.Tickets;

/// <summary>Where a ticket stands (contracts, A0).</summary>
public enum TicketState
{
    /// <summary>Written here, not yet at the helpdesk.</summary>
    Queued,
    Open,
    WaitingForCustomer,
    OnHold,
    Closed,
    Unknown,
}

/// <summary>How soon it matters.</summary>
public enum TicketPriority
{
    Low,
    Normal,
    High,
    Urgent,
}

/// <summary>A request for a person, with everything they need to start.</summary>
public sealed class Ticket : IOfConversation
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required string OwnerId { get; init; }
    public required Guid ConversationId { get; init; }

    /// <summary>Our own running number, shown to people as <c>#1042</c> until the helpdesk gives its own.</summary>
    public required long Number { get; init; }

    /// <summary>At most 255 characters.</summary>
    public required string Subject { get; init; }

    /// <summary>The conversation log and the packet, redacted.</summary>
    public required string Description { get; init; }

    public TicketPriority Priority { get; set; } = TicketPriority.Normal;
    public string Category { get; init; } = "technical_support";
    public bool AiEscalated { get; init; } = true;

    /// <summary>Why it was opened, e.g. "said 'refund'".</summary>
    public required string Trigger { get; init; }

    public string? ServerId { get; init; }
    public string? ServerName { get; init; }

    /// <summary>Findings, evidence, actions tried and sources as JSON, redacted.</summary>
    public required string Packet { get; init; }

    public TicketState State { get; set; } = TicketState.Queued;

    /// <summary>The helpdesk's id and link, once it has it.</summary>
    public string? ExternalId { get; set; }

    public string? ExternalUrl { get; set; }
    public string? AssignedTo { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the owner was told to expect an answer.</summary>
    public required DateTimeOffset ExpectedBy { get; init; }

    /// <summary>The number as people say it.</summary>
    public string DisplayNumber => $"#{Number}";

    public DateTimeOffset? FirstReplyAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
}

internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> ticket)
    {
        ticket.Ignore(t => t.DisplayNumber);
        ticket.Property(t => t.OwnerId).HasMaxLength(64);
        ticket.Property(t => t.Subject).HasMaxLength(255);
        ticket.Property(t => t.Category).HasMaxLength(64);
        ticket.Property(t => t.Trigger).HasMaxLength(200);
        ticket.Property(t => t.ServerId).HasMaxLength(64);
        ticket.Property(t => t.ServerName).HasMaxLength(200);
        ticket.Property(t => t.ExternalId).HasMaxLength(120);
        ticket.Property(t => t.AssignedTo).HasMaxLength(64);
        ticket.Property(t => t.State).HasConversion<string>().HasMaxLength(24);
        ticket.Property(t => t.Priority).HasConversion<string>().HasMaxLength(16);
        ticket.HasIndex(t => t.Number).IsUnique();
        ticket.HasIndex(t => new { t.State, t.CreatedAt });
        ticket.HasIndex(t => t.ConversationId).IsUnique().HasFilter("\"State\" <> 'Closed'"); // one open ticket a conversation
    }
}
