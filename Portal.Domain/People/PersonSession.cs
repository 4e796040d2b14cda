using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Domain.People;

/// <summary>One sign-in of one person. Ending it closes open pages within seconds.</summary>
public sealed class PersonSession : IOwned
{
    public required string Id { get; init; }
    public required string OwnerId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset SeenAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class PersonSessionConfiguration : IEntityTypeConfiguration<PersonSession>
{
    public void Configure(EntityTypeBuilder<PersonSession> session)
    {
        session.Property(s => s.Id).HasMaxLength(64);
        session.Property(s => s.OwnerId).HasMaxLength(64);
        session.HasIndex(s => s.OwnerId);
    }
}
