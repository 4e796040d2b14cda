using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.People;

namespace Portal.Domain.Panel;

/// <summary>An owner's panel account: the client key they gave us, encrypted, and who it belongs to there.</summary>
public sealed class PanelLink : IOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string OwnerId { get; init; }
    public required string PanelUsername { get; set; }
    public required string PanelEmail { get; set; }

    /// <summary>The key, encrypted by <c>ISecretBox</c> with the purpose <c>panel:&lt;owner id&gt;</c>.</summary>
    public required string KeyCipher { get; set; }

    /// <summary>The key's last four characters, shown to the owner.</summary>
    public required string KeyLastFour { get; set; }

    public required DateTimeOffset LinkedAt { get; set; }

    /// <summary>When the panel first refused the key, or null while it works.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class PanelLinkConfiguration : IEntityTypeConfiguration<PanelLink>
{
    public void Configure(EntityTypeBuilder<PanelLink> link)
    {
        link.Property(l => l.OwnerId).HasMaxLength(64);
        link.Property(l => l.PanelUsername).HasMaxLength(255);
        link.Property(l => l.PanelEmail).HasMaxLength(255);
        link.Property(l => l.KeyLastFour).HasMaxLength(4);
        link.HasIndex(l => l.OwnerId).IsUnique();
    }
}
