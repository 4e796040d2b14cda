using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Domain.Knowledge;

/// <summary>What became of a document at its last visit.</summary>
public enum DocumentState
{
    Indexed,
    Failed,
}

/// <summary>A page or file of a knowledge source. Knowledge belongs to the host, not to an owner: everyone signed in may read it.</summary>
public sealed class KnowledgeDocument
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The configured source's name.</summary>
    public required string Source { get; init; }

    /// <summary>Path relative to the source's root, with forward slashes.</summary>
    public required string Path { get; init; }

    public required string Title { get; set; }
    public required string ContentHash { get; set; }
    public required string ContentType { get; set; }
    public string? Licence { get; set; }

    /// <summary>Software and versions it is about, joined by spaces; or null.</summary>
    public string? Tags { get; set; }

    public string? Url { get; set; }
    public DocumentState State { get; set; } = DocumentState.Indexed;

    /// <summary>Why it failed, in a sentence.</summary>
    public string? Reason { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset IngestedAt { get; set; }

    /// <summary>Last time the source still had it; older than 30 days is removed (K6).</summary>
    public required DateTimeOffset SeenAt { get; set; }
}

/// <summary>A passage of a document, at most 1,000 characters (K3).</summary>
public sealed class KnowledgeChunk
{
    /// <summary>Stands between headings in <see cref="Headings"/>.</summary>
    public const string HeadingJoint = " › ";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DocumentId { get; init; }

    /// <summary>Order in the document, from 0.</summary>
    public required int Position { get; init; }

    public required string Text { get; init; }

    /// <summary>How many characters at the start of <see cref="Text"/> repeat the passage before.</summary>
    public int Overlap { get; init; }

    /// <summary>Headings above it, outermost first, joined by " › ".</summary>
    public required string Headings { get; init; }

    public required string ContentHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class KnowledgeDocumentConfiguration : IEntityTypeConfiguration<KnowledgeDocument>
{
    public void Configure(EntityTypeBuilder<KnowledgeDocument> document)
    {
        document.Property(d => d.Source).HasMaxLength(80);
        document.Property(d => d.Path).HasMaxLength(500);
        document.Property(d => d.Title).HasMaxLength(300);
        document.Property(d => d.ContentHash).HasMaxLength(64);
        document.Property(d => d.ContentType).HasMaxLength(80);
        document.Property(d => d.Licence).HasMaxLength(80);
        document.Property(d => d.Tags).HasMaxLength(300);
        document.Property(d => d.State).HasConversion<string>().HasMaxLength(16);
        document.HasIndex(d => new { d.Source, d.Path }).IsUnique();
        document.HasIndex(d => d.SeenAt);
    }
}

internal sealed class KnowledgeChunkConfiguration : IEntityTypeConfiguration<KnowledgeChunk>
{
    public void Configure(EntityTypeBuilder<KnowledgeChunk> chunk)
    {
        chunk.Property(c => c.Headings).HasMaxLength(600);
        chunk.Property(c => c.ContentHash).HasMaxLength(64);
        chunk.HasIndex(c => new { c.DocumentId, c.Position }).IsUnique();
        chunk.HasOne<KnowledgeDocument>().WithMany().HasForeignKey(c => c.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}
