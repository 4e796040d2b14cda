using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Analytics;
using Portal.Domain.Attachments;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.Jobs;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Crawling;
using Portal.Domain.Knowledge.Sources;
using Portal.Domain.Memory;
using Portal.Domain.ModelRouting;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Domain.Safety;
using Portal.Domain.Tickets;
using Portal.Identity;

namespace Portal.Data;

/// <summary>All tables. Two thin children carry the databases, each with its own migrations.</summary>
public abstract class PortalDbContext(DbContextOptions options) : IdentityUserContext<PortalUser>(options), IPortalDb
{
    private const string OwnerFilter = "owner";

    public DbSet<PersonSession> Sessions => Set<PersonSession>();
    public DbSet<PanelLink> PanelLinks => Set<PanelLink>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<Turn> Turns => Set<Turn>();
    public DbSet<TurnEventRow> TurnEvents => Set<TurnEventRow>();
    public DbSet<PendingAction> Actions => Set<PendingAction>();
    public DbSet<MemoryItem> Memory => Set<MemoryItem>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<OutboxLetter> Outbox => Set<OutboxLetter>();
    public DbSet<Interaction> Interactions => Set<Interaction>();
    public DbSet<DailyFigures> DailyFigures => Set<DailyFigures>();
    public DbSet<FindingVerdict> FindingVerdicts => Set<FindingVerdict>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<ModelCall> ModelCalls => Set<ModelCall>();
    public DbSet<KnowledgeDocument> Documents => Set<KnowledgeDocument>();
    public DbSet<KnowledgeChunk> Chunks => Set<KnowledgeChunk>();
    public DbSet<StoredSource> Sources => Set<StoredSource>();
    public DbSet<SourceRun> SourceRuns => Set<SourceRun>();
    public DbSet<CrawledPage> CrawledPages => Set<CrawledPage>();
    public DbSet<JobRun> JobRuns => Set<JobRun>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>Whose rows are seen. Null and not <see cref="SeesAll"/>: none.</summary>
    public string? OwnerId { get; private set; }

    /// <summary>Staff also see tickets and the conversations tied to one.</summary>
    public bool IsStaff { get; private set; }

    /// <summary>For jobs and workers only.</summary>
    public bool SeesAll { get; private set; }

    /// <summary>Makes this context see what the caller may see; null = everything, for the system.</summary>
    internal void SeeAs(Caller? caller)
    {
        OwnerId = caller?.UserId;
        IsStaff = caller?.IsStaff ?? false;
        SeesAll = caller is null;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(IPortalDb).Assembly);
        builder.Entity<PortalUser>(user =>
        {
            user.Property(u => u.DisplayName).HasMaxLength(120);
            user.Property(u => u.Role).HasConversion<string>().HasMaxLength(16);
        });

        builder.Entity<Ticket>().HasQueryFilter(OwnerFilter, t => SeesAll || t.OwnerId == OwnerId || IsStaff);
        builder.Entity<Conversation>().HasQueryFilter(
            OwnerFilter, c => SeesAll || c.OwnerId == OwnerId || (IsStaff && Tickets.Any(t => t.ConversationId == c.Id)));
        FilterByConversation<Message>(builder);
        FilterByConversation<Turn>(builder);
        FilterByConversation<TurnEventRow>(builder);
        FilterByConversation<PendingAction>(builder);
        FilterByOwner<PersonSession>(builder);
        FilterByOwner<PanelLink>(builder);
        FilterByOwner<MemoryItem>(builder);
        FilterByOwner<OutboxLetter>(builder);
        FilterByOwner<Interaction>(builder);
        FilterByOwner<FindingVerdict>(builder);
        FilterByOwner<Attachment>(builder);
        FilterByOwner<ModelCall>(builder);
    }

    private void FilterByOwner<T>(ModelBuilder builder)
        where T : class, IOwned
    {
        Expression<Func<T, bool>> mine = row => SeesAll || row.OwnerId == OwnerId;
        builder.Entity<T>().HasQueryFilter(OwnerFilter, mine);
    }

    private void FilterByConversation<T>(ModelBuilder builder)
        where T : class, IOfConversation
    {
        Expression<Func<T, bool>> seen = row =>
            SeesAll || row.OwnerId == OwnerId || (IsStaff && Tickets.Any(t => t.ConversationId == row.ConversationId));
        builder.Entity<T>().HasQueryFilter(OwnerFilter, seen);
    }
}
