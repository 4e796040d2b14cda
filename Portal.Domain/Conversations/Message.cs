using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.People;

namespace Portal.Domain.Conversations;

/// <summary>Who wrote a message.</summary>
public enum MessageRole
{
    Owner,
    Assistant,
    Agent,

    /// <summary>A notice of the portal itself, e.g. "Ada joined".</summary>
    System,
}

/// <summary>How far a message is.</summary>
public enum MessageState
{
    /// <summary>Being written; its text grows.</summary>
    Streaming,
    Complete,

    /// <summary>The process ended while it was being written. The owner may try again.</summary>
    Interrupted,

    /// <summary>The owner stopped it.</summary>
    Stopped,
}

/// <summary>What the owner thought of an answer.</summary>
public enum Feedback
{
    Up,
    Down,
    Solved,
    NotSolved,
}

/// <summary>One message of a conversation. Text is markdown for the assistant and agents, plain for the owner.</summary>
public sealed class Message : IOfConversation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string OwnerId { get; init; }
    public required Guid ConversationId { get; init; }

    /// <summary>Made by the sender, unique in the conversation: sending twice adds one.</summary>
    public required string ClientId { get; init; }

    public required MessageRole Role { get; init; }
    public required string Text { get; set; }
    public required MessageState State { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>The agent's name, for <see cref="MessageRole.Agent"/>.</summary>
    public string? AuthorName { get; init; }

    /// <summary>The message this one answers, for <see cref="MessageRole.Assistant"/>.</summary>
    public Guid? AnswersId { get; init; }

    /// <summary>Set when a newer answer replaced this one (regenerate, edit and resend): it is no longer shown or used.</summary>
    public Guid? ReplacedById { get; set; }

    public Feedback? Feedback { get; set; }
}

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.Property(m => m.OwnerId).HasMaxLength(64);
        message.Property(m => m.ClientId).HasMaxLength(64);
        message.Property(m => m.AuthorName).HasMaxLength(120);
        message.Property(m => m.Role).HasConversion<string>().HasMaxLength(16);
        message.Property(m => m.State).HasConversion<string>().HasMaxLength(16);
        message.Property(m => m.Feedback).HasConversion<string>().HasMaxLength(16);
        message.HasIndex(m => new { m.ConversationId, m.ClientId }).IsUnique();
        message.HasIndex(m => new { m.ConversationId, m.CreatedAt });
        message.HasIndex(m => m.State);
    }
}
