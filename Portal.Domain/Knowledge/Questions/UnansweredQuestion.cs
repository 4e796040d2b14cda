using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Domain.Knowledge.Questions;

/// <summary>A question that the knowledge base did not answer, counted over everybody who asked it. Redacted, and nobody's: it carries no person.</summary>
public sealed class UnansweredQuestion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its words, sorted: the same question in other order is the same row.</summary>
    public required string Key { get; init; }

    /// <summary>As it was asked last, redacted.</summary>
    public required string Text { get; set; }

    public int Count { get; set; } = 1;
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastAt { get; set; }

    /// <summary>The article written for it, relative to the articles' folder; it comes up again when it is still not answered.</summary>
    public string? Article { get; set; }

    /// <summary>Set when an admin put it away.</summary>
    public DateTimeOffset? DismissedAt { get; set; }
}

internal sealed class UnansweredQuestionConfiguration : IEntityTypeConfiguration<UnansweredQuestion>
{
    public void Configure(EntityTypeBuilder<UnansweredQuestion> question)
    {
        question.Property(q => q.Key).HasMaxLength(300);
        question.Property(q => q.Text).HasMaxLength(400);
        question.Property(q => q.Article).HasMaxLength(200);
        question.HasIndex(q => q.Key).IsUnique();
        question.HasIndex(q => q.Count);
    }
}
