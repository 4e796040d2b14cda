using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.People;

namespace Portal.Domain.Analytics;

/// <summary>One question and what became of it (N1). Kept in detail for 7 days, then as daily figures.</summary>
public sealed class Interaction : IOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string OwnerId { get; init; }
    public required Guid ConversationId { get; init; }

    /// <summary>The assistant's message; unique, so that recording twice counts once.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The intent, e.g. <c>troubleshoot</c>, <c>how_to</c>, <c>status</c>.</summary>
    public required string QueryType { get; init; }

    /// <summary>simple, moderate or complex.</summary>
    public required string Complexity { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From the owner's message to the end of the answer, milliseconds.</summary>
    public required long ResponseMs { get; init; }

    /// <summary>From the owner's message to the first text, milliseconds, or null when there was none.</summary>
    public long? FirstTokenMs { get; init; }

    /// <summary>Null = not rated and not resolved.</summary>
    public bool? Satisfied { get; set; }

    public bool Grounded { get; init; }
    public bool Escalated { get; set; }

    /// <summary>built-in, local, fast or smart.</summary>
    public required string Tier { get; init; }

    /// <summary>In the currency of the configured prices.</summary>
    public decimal Cost { get; init; }

    /// <summary>Code of the primary finding, or null.</summary>
    public string? FindingCode { get; init; }
}

/// <summary>Figures of one day (UTC) and query type, kept after the detail is gone (N3).</summary>
public sealed class DailyFigures
{
    /// <summary>yyyy-MM-dd.</summary>
    public required string Day { get; init; }

    public required string QueryType { get; init; }
    public long Queries { get; set; }
    public long Rated { get; set; }
    public long Satisfied { get; set; }
    public long Escalated { get; set; }
    public long Grounded { get; set; }
    public long ResponseMsSum { get; set; }
    public decimal Cost { get; set; }

    /// <summary>Counts of response times as <c>ResponseHistogram</c> keeps them; p50 and p95 after the detail window come from it.</summary>
    public required string ResponseHistogram { get; set; }
}

internal sealed class InteractionConfiguration : IEntityTypeConfiguration<Interaction>
{
    public void Configure(EntityTypeBuilder<Interaction> interaction)
    {
        interaction.Property(i => i.OwnerId).HasMaxLength(64);
        interaction.Property(i => i.QueryType).HasMaxLength(40);
        interaction.Property(i => i.Complexity).HasMaxLength(16);
        interaction.Property(i => i.Tier).HasMaxLength(16);
        interaction.Property(i => i.FindingCode).HasMaxLength(80);
        interaction.Property(i => i.Cost).HasPrecision(18, 8);
        interaction.HasIndex(i => i.MessageId).IsUnique();
        interaction.HasIndex(i => i.StartedAt);
    }
}

internal sealed class DailyFiguresConfiguration : IEntityTypeConfiguration<DailyFigures>
{
    public void Configure(EntityTypeBuilder<DailyFigures> figures)
    {
        figures.HasKey(f => new { f.Day, f.QueryType });
        figures.Property(f => f.Day).HasMaxLength(10);
        figures.Property(f => f.QueryType).HasMaxLength(40);
        figures.Property(f => f.Cost).HasPrecision(18, 8);
    }
}
