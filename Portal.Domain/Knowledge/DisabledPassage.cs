using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Domain.Knowledge;

/// <summary>
/// A passage that admins keep out of search. It is known by its text, not by its row: when the document is read again and the passage still
/// says the same, it stays out; when it says something else, it is a new passage.
/// </summary>
public sealed class DisabledPassage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Source { get; init; }
    public required string Path { get; init; }

    /// <summary>As <see cref="KnowledgeChunk.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    public required string DisabledBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class DisabledPassageConfiguration : IEntityTypeConfiguration<DisabledPassage>
{
    public void Configure(EntityTypeBuilder<DisabledPassage> passage)
    {
        passage.Property(p => p.Source).HasMaxLength(80);
        passage.Property(p => p.Path).HasMaxLength(500);
        passage.Property(p => p.ContentHash).HasMaxLength(64);
        passage.Property(p => p.DisabledBy).HasMaxLength(64);
        passage.HasIndex(p => new { p.Source, p.Path, p.ContentHash }).IsUnique();
    }
}
