using Microsoft.EntityFrameworkCore;
using Portal.Api;
using Portal.Domain.Analytics;
using Portal.Domain.Conversations;
using Portal.Domain.Jobs;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.Analytics;

public sealed class DashboardTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly AnalyticsOptions _options = new();
    private TestDatabase _database = null!;
    private InteractionRecorder _recorder = null!;
    private Dashboard _dashboard = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _recorder = new InteractionRecorder(_database.Databases, new ConversationFeeds(_database.Databases));
        _dashboard = new Dashboard(_database.Databases, new FixedOptions<AnalyticsOptions>(_options), _clock);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact, Trait("Req", "N2"), Trait("Req", "N3")]
    public async Task Satisfaction_counts_only_what_was_rated_and_percentiles_are_exact()
    {
        foreach (var ms in Enumerable.Range(1, 20))
        {
            await AddAsync(0, ms * 100, ms <= 3 ? true : ms == 4 ? false : null, ms <= 12 ? "troubleshoot" : "how_to");
        }

        await AddAsync(-1, 500, null, "status");
        var figures = await _dashboard.ReadAsync(DashboardRange.Today, Token);
        (figures.Queries, figures.Rated, figures.Satisfaction).Should().Be((20, 4, 0.75));
        (figures.AverageMs, figures.P50Ms, figures.P95Ms).Should().Be((1050, 1000, 1900));
        (figures.Before, figures.Growth).Should().Be((1, 19));
        figures.TopTypes.Should().Equal(new QueryTypeCount("troubleshoot", 12), new QueryTypeCount("how_to", 8));
        figures.Series.Sum(p => p.Queries).Should().Be(20);
    }

    [Fact, Trait("Req", "N2")]
    public async Task Today_begins_at_midnight_where_the_host_is()
    {
        _options.TimeZone = "Europe/Berlin"; // 12:00 UTC is 13:00 there; 23:30 UTC the day before is today
        await AddAtAsync(_clock.GetUtcNow().Date.AddMinutes(-30), 100);
        (await _dashboard.ReadAsync(DashboardRange.Today, Token)).Queries.Should().Be(1);
        _options.TimeZone = "UTC";
        (await _dashboard.ReadAsync(DashboardRange.Today, Token)).Queries.Should().Be(0);
    }

    [Fact, Trait("Req", "N3"), Trait("Req", "N4")]
    public async Task Folding_keeps_every_figure_and_can_be_run_twice()
    {
        foreach (var day in Enumerable.Range(0, 20))
        {
            await AddAsync(-day, 100 + day, day % 2 == 0, "troubleshoot");
            await AddAsync(-day, 4000, null, "status");
        }

        var before = await _dashboard.ReadAsync(DashboardRange.Month, Token);
        var job = new FoldInteractionsJob(_database.Databases, new FixedOptions<AnalyticsOptions>(_options), _clock);
        (await job.RunAsync(new Progress<JobProgress>(), Token)).Changed.Should().Be(24);
        (await job.RunAsync(new Progress<JobProgress>(), Token)).Changed.Should().Be(0);
        await using var db = await _database.OpenForSystemAsync();
        (await db.Interactions.CountAsync(Token)).Should().Be(16, "seven days and today stay in detail");
        var after = await _dashboard.ReadAsync(DashboardRange.Month, Token);
        after.Should().BeEquivalentTo(before, options => options.Excluding(f => f.P50Ms).Excluding(f => f.P95Ms));
        after.P95Ms.Should().BeInRange(before.P95Ms!.Value, before.P95Ms.Value * 1.42);
    }

    [Fact, Trait("Req", "N4")]
    public async Task Twenty_writers_at_once_are_counted_exactly()
    {
        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 20, CancellationToken = Token }, async (i, _) => await AddAsync(0, 100, null, "status"));
        (await _dashboard.ReadAsync(DashboardRange.Today, Token)).Queries.Should().Be(200);
    }

    [Fact, Trait("Req", "N1")]
    public async Task An_answer_is_recorded_once_and_rated_by_its_owner_only()
    {
        var chat = new ConversationService(
            _database.Databases, new ConversationFeeds(_database.Databases), new SimplePeople(), new FixedOptions<ChatOptions>(new ChatOptions()), _clock);
        var said = await chat.SayAsync(Callers.Olivia, null, "c1", "help", null, Token);
        await using var db = await _database.OpenForSystemAsync();
        var answer = await db.Messages.SingleAsync(m => m.Role == MessageRole.Assistant, Token);
        await _recorder.RecordAsync(New(answer.Id, said.ConversationId), Token);
        await _recorder.RecordAsync(New(answer.Id, said.ConversationId), Token);
        (await _recorder.RateAsync(Callers.Noah, answer.Id, Feedback.Up, Token)).Should().BeFalse();
        (await _recorder.RateAsync(Callers.Olivia, answer.Id, Feedback.Solved, Token)).Should().BeTrue();
        (await db.Interactions.AsNoTracking().SingleAsync(Token)).Satisfied.Should().BeTrue();
        (await db.Messages.AsNoTracking().SingleAsync(m => m.Id == answer.Id, Token)).Feedback.Should().Be(Feedback.Solved);
    }

    [Theory, Trait("Req", "N2")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49", "'+49")]
    [InlineData("-x", "'-x")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("plain", "plain")]
    public void Exported_cells_are_no_formulas(string text, string cell) => AnalyticsExport.Cell(text).Should().Be(cell);

    private Interaction New(Guid message, Guid conversation) => new()
    {
        OwnerId = Callers.Olivia.UserId, ConversationId = conversation, MessageId = message, QueryType = "troubleshoot", Complexity = "moderate",
        StartedAt = _clock.GetUtcNow(), ResponseMs = 100, Tier = "built-in",
    };

    private Task AddAsync(int days, long ms, bool? satisfied, string type) => AddAtAsync(_clock.GetUtcNow().AddDays(days), ms, satisfied, type);

    private Task AddAtAsync(DateTimeOffset at, long ms, bool? satisfied = null, string type = "status") => _recorder.RecordAsync(
        new Interaction
        {
            OwnerId = Callers.Olivia.UserId, ConversationId = Guid.NewGuid(), MessageId = Guid.NewGuid(), QueryType = type, Complexity = "moderate",
            StartedAt = at, ResponseMs = ms, Tier = "built-in", Satisfied = satisfied,
        },
        Token);
}
