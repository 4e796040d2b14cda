using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Domain.Assistant;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.Escalation;
using Portal.Domain.Knowledge;
using Portal.Domain.Memory;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Domain.Safety;
using Portal.Domain.Tickets;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.Assistant.World;

/// <summary>What came of one turn.</summary>
internal sealed record Answered(string Text, IReadOnlyList<TurnEvent> Events)
{
    public IReadOnlyList<string> Tools => [.. Events.OfType<TurnEvent.ToolCalled>().Select(t => t.Tool)];

    public IReadOnlyList<string> Proposals => [.. Events.OfType<TurnEvent.Proposal>().Select(p => $"{p.Action}:{p.Server}")];

    public TurnEvent.Classified Classified => Events.OfType<TurnEvent.Classified>().Single();

    public bool Escalated => Events.OfType<TurnEvent.TicketOpened>().Any();
}

/// <summary>A conversation with the assistant on a real database; panel, logs and knowledge are scripted.</summary>
internal sealed class Talk : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly Caller _caller;
    private readonly Conversation _conversation;
    private readonly ConversationFeeds _feeds;

    private Talk(TestDatabase database, Caller caller, Conversation conversation, TalkPanel panel, TalkLogs logs, ManualClock clock)
    {
        (_database, _caller, _conversation, Panel, Logs, Clock) = (database, caller, conversation, panel, logs, clock);
        _feeds = database.Services.GetRequiredService<ConversationFeeds>();
    }

    public TalkPanel Panel { get; }

    public TalkLogs Logs { get; }

    public ManualClock Clock { get; }

    public Caller Caller => _caller;

    public IServiceProvider Services => _database.Services;

    public string? ServerId { get; set; }

    public static async Task<Talk> BeginAsync(TalkPanel? panel = null, string? serverId = null)
    {
        var (caller, clock, logs) = (Callers.Olivia, new ManualClock(), new TalkLogs());
        panel ??= TalkPanel.Demo();
        var database = await TestDatabase.CreateAsync(services =>
        {
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
            services.AddSingleton<TimeProvider>(clock).AddSingleton<IPanelReader>(panel).AddSingleton<ILogReading>(logs);
            services.AddSingleton<IKnowledgeIndex, TalkKnowledge>().AddSingleton<IAuditTrail, RecordedAudit>().AddSingleton<IPeople, SimplePeople>();
            services.AddSingleton<ConversationFeeds>().AddSingleton<ConversationRedactions>().AddConfirmations().AddPanel().AddMemory().AddAssistant().AddTickets().AddEscalation();
            services.RemoveAll<IModelLead>(); // these talks are led by the built-in responder alone
        });
        var conversation = new Conversation { OwnerId = caller.UserId, Title = "t", ServerId = serverId, StartedAt = clock.GetUtcNow(), UpdatedAt = clock.GetUtcNow() };
        await using var db = await database.OpenAsync(caller);
        db.Conversations.Add(conversation);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return new Talk(database, caller, conversation, panel, logs, clock) { ServerId = serverId };
    }

    /// <summary>The owner says something; the answer and its events are kept, as the portal keeps them.</summary>
    public async Task<Answered> SayAsync(string text) => await TurnAsync(text, null);

    /// <summary>What the assistant says after an action.</summary>
    public async Task<Answered> ReportAsync(Guid actionId) => await TurnAsync("", actionId);

    /// <summary>The newest card ends like this, as the executor would write it.</summary>
    public async Task<PendingAction> EndActionAsync(ActionState state, string outcome = "", string proof = "[]")
    {
        await using var db = await _database.OpenAsync(_caller);
        var card = await db.Actions.OrderByDescending(a => a.CreatedAt).FirstAsync(TestContext.Current.CancellationToken);
        (card.State, card.Outcome, card.Proof, card.DecidedAt, card.EndedAt) = (state, outcome, proof, Clock.GetUtcNow(), Clock.GetUtcNow());
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return card;
    }

    public async Task<OwnerMemory> MemoryAsync() => await Services.GetRequiredService<MemoryService>().ReadAsync(_caller, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<Answered> TurnAsync(string text, Guid? actionId)
    {
        var token = TestContext.Current.CancellationToken;
        Clock.Advance(TimeSpan.FromSeconds(20));
        await using var db = await _database.OpenAsync(_caller);
        var earlier = await db.Messages.AsNoTracking().Where(m => m.ConversationId == _conversation.Id && m.ReplacedById == null).OrderBy(m => m.CreatedAt).ToListAsync(token);
        var now = Clock.GetUtcNow();
        var question = new Message
        {
            OwnerId = _caller.UserId, ConversationId = _conversation.Id, ClientId = Guid.NewGuid().ToString("N"), Role = actionId is null ? MessageRole.Owner : MessageRole.System,
            Text = text, State = MessageState.Complete, CreatedAt = now,
        };
        db.Messages.Add(question);
        var turn = Turns.Add(db, _caller, _conversation.Id, question.Id, actionId, Clock);
        await db.SaveChangesAsync(token);
        return await RunAsync(new AssistantTurn(_caller, _conversation.Id, turn.Id, turn.AnswerId, text, ServerId, earlier), turn, actionId, token);
    }

    private async Task<Answered> RunAsync(AssistantTurn asked, Turn turn, Guid? actionId, CancellationToken token)
    {
        await using var scope = Services.CreateAsyncScope();
        var assistant = scope.ServiceProvider.GetRequiredService<IAssistant>();
        var writer = new AnswerWriter(Services.GetRequiredService<IPortalDbFactory>(), await _feeds.OpenAsync(asked.ConversationId, token), turn, Clock);
        var events = new List<TurnEvent>();
        await foreach (var change in actionId is { } id ? assistant.ReportAsync(asked, id, token) : assistant.AnswerAsync(asked, token))
        {
            events.Add(change);
            await writer.AddAsync(change, token);
            ServerId = change is TurnEvent.ServerChosen chosen ? chosen.ServerId : ServerId;
        }

        await writer.EndAsync(MessageState.Complete, token);
        return new Answered(writer.Text, events);
    }
}
