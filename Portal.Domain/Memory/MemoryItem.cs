using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.People;

namespace Portal.Domain.Memory;

/// <summary>What kind of thing is remembered.</summary>
public enum MemoryKind
{
    /// <summary>A problem talked about (S2). The newest five are kept.</summary>
    Issue,

    /// <summary>How much a server is used (S3).</summary>
    ServerUse,

    /// <summary>An explicit wish: language, detail, notifications, default server (S4).</summary>
    Preference,

    /// <summary>That a person had to help (S1).</summary>
    Escalation,
}

/// <summary>What became of a remembered issue. Only ever what really happened.</summary>
public enum IssueResolution
{
    Open,
    ConfirmedFixed,
    Escalated,
}

/// <summary>One thing remembered about one owner.</summary>
public sealed class MemoryItem : IOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string OwnerId { get; init; }
    public required MemoryKind Kind { get; init; }

    /// <summary>Issue: the finding's code or intent · ServerUse: the server's uuid · Preference: language, detail, notify, default_server · Escalation: the ticket's number.</summary>
    public required string Key { get; init; }

    /// <summary>What the owner reads, at most 300 characters.</summary>
    public required string Text { get; set; }

    public string? ServerId { get; set; }
    public string? ServerName { get; set; }
    public IssueResolution? Resolution { get; set; }

    /// <summary>How it was resolved, e.g. "restarted, seen running at 12:04 UTC".</summary>
    public string? ResolutionText { get; set; }

    /// <summary>Use score at <see cref="UsedAt"/>; halves every 14 days (S3).</summary>
    public double Weight { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UsedAt { get; set; }

    /// <summary>Where it comes from: the conversation, or null for the settings page.</summary>
    public Guid? ConversationId { get; set; }

    /// <summary>The owner's own words it rests on, for preferences.</summary>
    public string? Because { get; set; }
}

internal sealed class MemoryItemConfiguration : IEntityTypeConfiguration<MemoryItem>
{
    public void Configure(EntityTypeBuilder<MemoryItem> item)
    {
        item.ToTable("Memory");
        item.Property(m => m.OwnerId).HasMaxLength(64);
        item.Property(m => m.Kind).HasConversion<string>().HasMaxLength(16);
        item.Property(m => m.Key).HasMaxLength(120);
        item.Property(m => m.Text).HasMaxLength(300);
        item.Property(m => m.ServerId).HasMaxLength(64);
        item.Property(m => m.ServerName).HasMaxLength(200);
        item.Property(m => m.Resolution).HasConversion<string>().HasMaxLength(16);
        item.HasIndex(m => new { m.OwnerId, m.Kind, m.Key });
    }
}
