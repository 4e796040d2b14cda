using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Portal.Domain.Analytics;
using Portal.Domain.Attachments;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
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

namespace Portal.Domain.Data;

/// <summary>Every table we keep. A context sees what its caller may see; open one per operation.</summary>
public interface IPortalDb : IAsyncDisposable
{
    DbSet<PersonSession> Sessions { get; }
    DbSet<PanelLink> PanelLinks { get; }
    DbSet<Conversation> Conversations { get; }
    DbSet<Message> Messages { get; }
    DbSet<Turn> Turns { get; }
    DbSet<TurnEventRow> TurnEvents { get; }
    DbSet<PendingAction> Actions { get; }
    DbSet<MemoryItem> Memory { get; }
    DbSet<Ticket> Tickets { get; }
    DbSet<OutboxLetter> Outbox { get; }
    DbSet<Interaction> Interactions { get; }
    DbSet<DailyFigures> DailyFigures { get; }
    DbSet<FindingVerdict> FindingVerdicts { get; }
    DbSet<Attachment> Attachments { get; }
    DbSet<ModelCall> ModelCalls { get; }
    DbSet<KnowledgeDocument> Documents { get; }
    DbSet<KnowledgeChunk> Chunks { get; }
    DbSet<StoredSource> Sources { get; }
    DbSet<SourceRun> SourceRuns { get; }
    DbSet<CrawledPage> CrawledPages { get; }
    DbSet<JobRun> JobRuns { get; }
    DbSet<AuditEntry> Audit { get; }

    /// <summary>Transactions and raw SQL. Raw SQL carries its own owner predicate.</summary>
    DatabaseFacade Database { get; }

    /// <summary>Saves what changed in one transaction.</summary>
    Task<int> SaveChangesAsync(CancellationToken cancellationToken);
}
