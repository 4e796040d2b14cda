using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.People;

namespace Portal.Domain.Conversations;

/// <summary>Who answers in a conversation.</summary>
public enum ConversationState
{
    /// <summary>The assistant answers.</summary>
    Open,

    /// <summary>A ticket is open; the assistant still answers until a person takes over.</summary>
    Escalated,

    /// <summary>A person has taken over; the assistant is silent.</summary>
    WithAgent,

    Closed,
}

/// <summary>A talk of one owner with the assistant and, later, perhaps with staff.</summary>
public sealed class Conversation : IOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string OwnerId { get; init; }

    /// <summary>Short, made of the first message; at most 120 characters.</summary>
    public required string Title { get; set; }

    /// <summary>The panel uuid of the server talked about, or null while none is chosen.</summary>
    public string? ServerId { get; set; }

    public string? ServerName { get; set; }

    /// <summary>True when the assistant chose the server itself; the page offers to change it.</summary>
    public bool ServerAssumed { get; set; }

    public ConversationState State { get; set; } = ConversationState.Open;

    /// <summary>What the last turn was about, e.g. <c>troubleshoot</c>.</summary>
    public string? ActionType { get; set; }

    /// <summary>The highest event number given out and saved; numbers go on from here after a restart.</summary>
    public long LastEvent { get; set; }

    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? ArchivedAt { get; set; }
}

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        conversation.Property(c => c.OwnerId).HasMaxLength(64);
        conversation.Property(c => c.Title).HasMaxLength(120);
        conversation.Property(c => c.ServerId).HasMaxLength(64);
        conversation.Property(c => c.ServerName).HasMaxLength(200);
        conversation.Property(c => c.ActionType).HasMaxLength(40);
        conversation.Property(c => c.State).HasConversion<string>().HasMaxLength(16);
        conversation.HasIndex(c => new { c.OwnerId, c.UpdatedAt });
    }
}
