using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.People;

namespace Portal.Domain.Attachments;

/// <summary>
/// A log that an owner dropped, chose or pasted. The row stays with its conversation; the text itself is a file that goes after a day
/// (security, D25).
/// </summary>
public sealed class Attachment : IOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string OwnerId { get; init; }

    /// <summary>Null until the message it came with is sent.</summary>
    public Guid? ConversationId { get; set; }

    /// <summary>Null until the message it came with is sent.</summary>
    public Guid? MessageId { get; set; }

    /// <summary>The file's name without its folder, or what a paste is called.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes of text, after unpacking.</summary>
    public required long Bytes { get; init; }

    public required long Lines { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>From here on it counts as gone, whether or not the job has been there.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Set when the file was removed.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>Whether its text can no longer be read.</summary>
    public bool IsGone(DateTimeOffset now) => GoneAt is not null || ExpiresAt <= now;
}

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.Property(a => a.OwnerId).HasMaxLength(64);
        attachment.Property(a => a.Name).HasMaxLength(AttachmentName.MostCharacters);
        attachment.HasIndex(a => new { a.OwnerId, a.ExpiresAt });
        attachment.HasIndex(a => a.ConversationId);
        attachment.HasIndex(a => a.ExpiresAt);
    }
}
