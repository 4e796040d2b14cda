using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Domain.Knowledge.Sources;

/// <summary>A source that an admin or a seed file made. It stands in for a configured one of the same name.</summary>
public sealed class StoredSource
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; init; }
    public required string Kind { get; set; }
    public string? Path { get; set; }
    public string? Url { get; set; }

    /// <summary>A line each; null = none said.</summary>
    public string? Allow { get; set; }

    /// <summary>A line each; null = the usual ones.</summary>
    public string? ExcludedWords { get; set; }

    /// <summary>A line each; null = all.</summary>
    public string? Formats { get; set; }

    public string? Licence { get; set; }
    public string? Cron { get; set; }
    public bool Enabled { get; set; } = true;
    public bool Watch { get; set; } = true;

    /// <summary>Made by who runs the machine; see <see cref="KnowledgeSource.IsOperators"/>.</summary>
    public bool IsOperators { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Takes over what a source says; true when that changes anything.</summary>
    public bool Take(KnowledgeSource source, DateTimeOffset now)
    {
        if (ToSource() == source || Same(ToSource(), source))
        {
            return false;
        }

        (Kind, Path, Url, Licence, Cron) = (source.Kind, source.Path, source.Url, source.Licence, source.Cron);
        (Allow, ExcludedWords, Formats) = (Lines(source.Allow), Lines(source.ExcludedWords), Lines(source.Formats));
        (Enabled, Watch, IsOperators, ChangedAt) = (source.Enabled, source.Watch, source.IsOperators, now);
        return true;
    }

    /// <summary>The row as a source.</summary>
    public KnowledgeSource ToSource() => new()
    {
        Name = Name, Kind = Kind, Path = Path, Url = Url, Licence = Licence, Cron = Cron,
        Allow = List(Allow), ExcludedWords = List(ExcludedWords), Formats = List(Formats),
        Enabled = Enabled, Watch = Watch, IsOperators = IsOperators,
    };

    // Records compare lists by reference.
    private static bool Same(KnowledgeSource one, KnowledgeSource other) =>
        (Lines(one.Allow), Lines(one.ExcludedWords), Lines(one.Formats)) == (Lines(other.Allow), Lines(other.ExcludedWords), Lines(other.Formats))
        && one with { Allow = null, ExcludedWords = null, Formats = null } == other with { Allow = null, ExcludedWords = null, Formats = null };

    private static string? Lines(IReadOnlyList<string>? list) => list is null ? null : string.Join('\n', list);

    private static string[]? List(string? lines) => lines?.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class StoredSourceConfiguration : IEntityTypeConfiguration<StoredSource>
{
    public void Configure(EntityTypeBuilder<StoredSource> source)
    {
        source.ToTable("KnowledgeSources");
        source.Property(s => s.Name).HasMaxLength(SourceRules.LongestName);
        source.Property(s => s.Kind).HasMaxLength(16);
        source.Property(s => s.Licence).HasMaxLength(80);
        source.Property(s => s.Cron).HasMaxLength(80);
        source.HasIndex(s => s.Name).IsUnique();
    }
}
