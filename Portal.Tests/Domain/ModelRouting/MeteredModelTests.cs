using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Portal.Domain.ModelRouting;
using Portal.Integrations.Models;
using Portal.Tests.Fixtures;
using static Portal.Tests.Fixtures.ScriptedModelServer;

namespace Portal.Tests.Domain.ModelRouting;

public sealed class MeteredModelTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly HttpClient _http = new();
    private readonly ModelOptions _options = new();
    private TestDatabase _database = null!;
    private ScriptedModelServer _local = null!;
    private ScriptedModelServer _fast = null!;
    private MeteredModel _model = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        (_local, _fast) = (await StartAsync(), await StartAsync());
        (_options.Local.Endpoint, _options.Local.Model) = (_local.Endpoint, "small");
        (_options.Fast.Endpoint, _options.Fast.Model) = (_fast.Endpoint, "quick");
        (_options.Fast.InputPricePerMillion, _options.Fast.OutputPricePerMillion) = (1_000_000, 2_000_000);
        var monitor = new FixedOptions<ModelOptions>(_options);
        _model = new MeteredModel(new Clients(this), new CostLedger(_database.Databases, monitor, _clock), monitor, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _local.DisposeAsync();
        await _fast.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact, Trait("Req", "C3")]
    public async Task A_failure_before_the_first_word_falls_to_the_next_tier_unseen()
    {
        _local.ThenStream("{\"error\":\"out of memory\"}");
        _fast.ThenSay("Hello");
        var (text, tier) = await AskAsync("simple");
        (text, tier).Should().Be(("Hello", ModelTier.Fast));
        (await CallsAsync()).Select(c => (c.Tier, c.State)).Should().Equal(("local", "failed"), ("fast", "complete"));
    }

    [Fact, Trait("Req", "C3")]
    public async Task A_failure_after_the_first_word_is_told_and_nobody_else_is_asked()
    {
        _local.ThenStream(Delta("Hel"), "{\"error\":\"boom\"}");
        await FluentActions.Awaiting(() => AskAsync("simple")).Should().ThrowAsync<ModelProblemException>();
        _fast.Requests.Should().BeEmpty();
    }

    [Fact, Trait("Req", "C5")]
    public async Task Tokens_and_price_are_those_the_server_counted()
    {
        _fast.ThenSay("a", "b", "c");
        await AskAsync("moderate");
        (await CallsAsync()).Should().ContainSingle().Which.Should().Match<ModelCall>(c =>
            c.TokensIn == 10 && c.TokensOut == 3 && !c.Estimated && c.Cost == 16m && c.Model == "quick");
    }

    [Fact, Trait("Req", "C5")]
    public async Task Without_a_count_tokens_are_estimated_and_marked()
    {
        _fast.ThenStream(Delta("twelve chars"), Finish("stop"), "[DONE]");
        await AskAsync("moderate");
        (await CallsAsync()).Should().ContainSingle().Which.Should().Match<ModelCall>(c => c.Estimated && c.TokensOut == 3 && c.TokensIn > 0);
    }

    [Fact, Trait("Req", "C5")]
    public async Task A_ceiling_stops_spending_and_not_service()
    {
        _options.OwnerDailyBudget = 10; // a call of the fast tier may cost 3,000 and more
        _local.ThenSay("From the cheap one");
        var (text, tier) = await AskAsync("moderate");
        (text, tier).Should().Be(("From the cheap one", ModelTier.Local));
        _fast.Requests.Should().BeEmpty();
    }

    [Fact, Trait("Req", "C3")]
    public async Task With_every_tier_down_the_reasons_are_named()
    {
        var problem = await FluentActions.Awaiting(() => AskAsync("simple")).Should().ThrowAsync<ModelProblemException>();
        problem.Which.Message.Should().Contain("local").And.Contain("fast").And.Contain("500");
    }

    private async Task<(string Text, ModelTier? Tier)> AskAsync(string complexity)
    {
        ModelTier? tier = null;
        var text = "";
        var bill = new ModelBill("olivia", Guid.NewGuid());
        await foreach (var update in _model.StreamAsync(
            bill, complexity, [new ChatMessage(ChatRole.User, "hi")], new ChatOptions(), chosen => tier = chosen, TestContext.Current.CancellationToken))
        {
            text += update.Text;
        }

        return (text, tier);
    }

    private async Task<List<ModelCall>> CallsAsync()
    {
        await using var db = await _database.OpenForSystemAsync();
        return await db.ModelCalls.OrderBy(c => c.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Clients(MeteredModelTests test) : IModelClients
    {
        public IChatClient? For(ModelTier tier) => test._options.For(tier) is { IsConfigured: true } options
            ? new OpenAiChatClient(test._http, options, TimeProvider.System)
            : null;
    }
}
