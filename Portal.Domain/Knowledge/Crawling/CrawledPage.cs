using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Knowledge.Sources;

namespace Portal.Domain.Knowledge.Crawling;

/// <summary>What a site said about a page at its last visit, so that the next one can ask whether it changed.</summary>
public sealed class CrawledPage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Source { get; init; }

    /// <summary>The document's path in its source.</summary>
    public required string Path { get; init; }

    public string? ETag { get; set; }

    /// <summary>As the site wrote it.</summary>
    public string? LastModified { get; set; }

    /// <summary>How documents were read and cut then; a page read another way is asked for anew.</summary>
    public required string Recipe { get; set; }

    /// <summary>Where its links lead, a line each: an unchanged page sends no text to find them in.</summary>
    public required string Links { get; set; }

    public required DateTimeOffset FetchedAt { get; set; }
}

internal sealed class CrawledPageConfiguration : IEntityTypeConfiguration<CrawledPage>
{
    public void Configure(EntityTypeBuilder<CrawledPage> page)
    {
        page.Property(p => p.Source).HasMaxLength(SourceRules.LongestName);
        page.Property(p => p.Path).HasMaxLength(500);
        page.Property(p => p.ETag).HasMaxLength(300);
        page.Property(p => p.LastModified).HasMaxLength(100);
        page.Property(p => p.Recipe).HasMaxLength(64);
        page.HasIndex(p => new { p.Source, p.Path }).IsUnique();
    }
}
