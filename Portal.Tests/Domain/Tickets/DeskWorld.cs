using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.Conversations;
using Portal.Domain.Escalation;
using Portal.Domain.People;
using Portal.Domain.Safety;
using Portal.Domain.Tickets;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.Tickets;

/// <summary>Conversations and tickets on a real database.</summary>
public sealed class DeskWorld : IAsyncDisposable
{
    private DeskWorld(TestDatabase database)
    {
        Database = database;
        Feeds = new ConversationFeeds(database.Databases);
        Chat = new ConversationService(database.Databases, Feeds, People, new FixedOptions<ChatOptions>(new ChatOptions { PerMinute = 1000 }), Clock);
        Notices = new Notices(database.Databases, Feeds, Clock);
        Escalation = new EscalationService(
            database.Databases, new FixedOptions<EscalationOptions>(Limits), new FixedOptions<HelpdeskOptions>(Helpdesk), Signal, Audit, new ConversationRedactions(), Clock,
            NullLogger<EscalationService>.Instance);
        Tickets = new TicketService(database.Databases, Notices, People, Signal, Feeds, Audit, Clock);
    }

    public TestDatabase Database { get; }

    public OutboxSignal Signal { get; } = new();

    public ManualClock Clock { get; } = new();

    public SimplePeople People { get; } = new();

    public RecordedAudit Audit { get; } = new();

    public EscalationOptions Limits { get; } = new() { OpenTickets = 100, TicketsPerDay = 100 };

    public HelpdeskOptions Helpdesk { get; } = new();

    public ConversationFeeds Feeds { get; }

    public ConversationService Chat { get; }

    public Notices Notices { get; }

    public EscalationService Escalation { get; }

    public TicketService Tickets { get; }

    public static async Task<DeskWorld> CreateAsync() => new(await TestDatabase.CreateAsync());

    public async Task<Guid> TalkAsync(Caller caller, params string[] texts)
    {
        Guid? conversation = null;
        foreach (var text in texts)
        {
            conversation = (await Chat.SayAsync(caller, conversation, Guid.NewGuid().ToString("N"), text, null, TestContext.Current.CancellationToken)).ConversationId;
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        return conversation!.Value;
    }

    public Task<EscalationResult> EscalateAsync(Caller caller, Guid conversation) =>
        Escalation.EscalateAsync(caller, conversation, null, "asked for a person", null, "en", TestContext.Current.CancellationToken);

    public OutboxDelivery Delivery(IDesk desk) => new(
        Database.Databases, desk, Feeds, new FixedOptions<OutboxOptions>(new OutboxOptions()), new FixedOptions<HelpdeskOptions>(Helpdesk), Clock, NullLogger<OutboxDelivery>.Instance);

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
