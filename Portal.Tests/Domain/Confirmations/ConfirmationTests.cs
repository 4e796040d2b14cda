using Microsoft.EntityFrameworkCore;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.Confirmations;

public sealed class ConfirmationTests : IAsyncLifetime
{
    private const string Survival = "5e000100-0000-4000-8000-000000000001";
    private const string Skyblock = "5e000300-0000-4000-8000-000000000003";
    private readonly ManualClock _clock = new();
    private readonly SimplePeople _people = new();
    private readonly RecordedAudit _audit = new();
    private readonly CountingRunner _runner = new();
    private readonly SimplePanel _panel = new SimplePanel()
        .With(SimplePanel.Server(Survival, "Survival"))
        .With(SimplePanel.Server(Skyblock, "Skyblock", "websocket.connect", "file.read"));

    private TestDatabase _database = null!;
    private Proposals _proposals = null!;
    private Approvals _approvals = null!;
    private ActionExecutor _executor = null!;
    private Guid _conversation;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        var feeds = new ConversationFeeds(_database.Databases);
        var options = new FixedOptions<ConfirmationOptions>(new ConfirmationOptions());
        _proposals = new Proposals(_database.Databases, _panel, feeds, _audit, options, _clock);
        _approvals = new Approvals(_database.Databases, _people, feeds, _audit, options, _clock);
        _executor = new ActionExecutor(_database.Databases, _runner, _people, feeds, _audit, _clock);
        var chat = new ConversationService(_database.Databases, feeds, _people, new FixedOptions<ChatOptions>(new ChatOptions()), _clock);
        _conversation = (await chat.SayAsync(Callers.Olivia, null, "c1", "My server is broken", null, Token)).ConversationId;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact, Trait("Req", "A2")]
    public async Task An_approved_card_is_carried_out_once_and_its_proof_is_kept()
    {
        var card = await ProposeAsync();
        _runner.Calls.Should().Be(0, "a proposal changes nothing");
        (await _approvals.ApproveAsync(Callers.Olivia, card.Id, null, Token)).Accepted.Should().BeTrue();
        var ended = await _executor.RunAsync(card.Id, Callers.Olivia.SecurityStamp, Token);
        ended!.State.Should().Be(ActionState.Succeeded);
        ended.Proof.Should().Contain("running");
        (await _executor.RunAsync(card.Id, Callers.Olivia.SecurityStamp, Token)).Should().BeNull();
        _runner.Calls.Should().Be(1);
        _audit.Lines.Select(l => l.Action).Should().Equal("action.proposed", "action.approved", "action.ended");
    }

    [Fact, Trait("Req", "A2")]
    public async Task Fifty_approvals_at_once_are_one()
    {
        var card = await ProposeAsync();
        var taken = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _approvals.ApproveAsync(Callers.Olivia, card.Id, null, Token)));
        taken.Count(result => result.Accepted).Should().Be(1);
    }

    [Fact, Trait("Req", "A2")]
    public async Task Forged_approvals_are_refused()
    {
        var card = await ProposeAsync();
        var elsewhere = Callers.Olivia with { SessionId = "another" };
        (await RefusedAsync(Callers.Noah, card.Id)).Should().Contain("no such");
        (await RefusedAsync(elsewhere, card.Id)).Should().Contain("another session");
        (await RefusedAsync(Callers.Olivia, Guid.NewGuid())).Should().Contain("no such");
        await using (var db = await _database.OpenForSystemAsync())
        {
            await db.Actions.ExecuteUpdateAsync(set => set.SetProperty(a => a.Parameters, "{\"x\":\"y\"}"), Token);
        }

        (await RefusedAsync(Callers.Olivia, card.Id)).Should().Contain("not the one");
        var second = await ProposeAsync();
        (await _proposals.FindAsync(Callers.Olivia, card.Id, Token))!.State.Should().Be(ActionState.Superseded);
        (await RefusedAsync(Callers.Olivia, card.Id)).Should().Contain("already");
        _clock.Advance(TimeSpan.FromSeconds(121));
        (await RefusedAsync(Callers.Olivia, second.Id)).Should().Contain("expired");
        (await _proposals.ExpireAsync(Token)).Should().Be(1);
        var third = await ProposeAsync();
        (await _proposals.DeclineAsync(Callers.Noah, third.Id, Token)).Should().BeFalse();
        (await _proposals.DeclineAsync(Callers.Olivia, third.Id, Token)).Should().BeTrue();
        (await RefusedAsync(Callers.Olivia, third.Id)).Should().Contain("already");
        _people.SignOut(Callers.Olivia);
        (await RefusedAsync(Callers.Olivia, third.Id)).Should().Contain("signed out");
        _runner.Calls.Should().Be(0);
    }

    [Fact, Trait("Req", "P2")]
    public async Task Without_the_right_no_card_is_made()
    {
        var result = await _proposals.ProposeAsync(Callers.Olivia, Request(Skyblock, "Skyblock", "restart"), Token);
        result.Action.Should().BeNull();
        result.Refused!.Kind.Should().Be(PanelProblemKind.NoPermission);
        result.Refused.Permission.Should().Be("control.restart");
        _audit.Lines.Should().ContainSingle(l => l.State == "denied");
    }

    [Fact, Trait("Req", "P2")]
    public async Task Kill_asks_for_the_servers_name()
    {
        var card = (await _proposals.ProposeAsync(Callers.Olivia, Request(Survival, "Survival", "kill"), Token)).Action!;
        (await RefusedAsync(Callers.Olivia, card.Id)).Should().Contain("type the server's name");
        (await _approvals.ApproveAsync(Callers.Olivia, card.Id, " survival ", Token)).Accepted.Should().BeTrue();
    }

    [Fact]
    public async Task At_most_three_cards_are_open_and_five_changes_an_hour_are_made()
    {
        foreach (var verb in new[] { "restart", "stop", "kill" })
        {
            (await _proposals.ProposeAsync(Callers.Olivia, Request(Survival, "Survival", verb), Token)).Action.Should().NotBeNull();
        }

        (await _proposals.ProposeAsync(Callers.Olivia, Request(Survival, "Survival", "start"), Token)).Refused!.Message.Should().Contain("3 open");
        _clock.Advance(TimeSpan.FromMinutes(3));
        await _proposals.ExpireAsync(Token);
        for (var i = 0; i < 5; i++)
        {
            (await _approvals.ApproveAsync(Callers.Olivia, (await ProposeAsync()).Id, null, Token)).Accepted.Should().BeTrue();
        }

        (await RefusedAsync(Callers.Olivia, (await ProposeAsync()).Id)).Should().Contain("last hour");
    }

    [Fact, Trait("Req", "P2")]
    public async Task A_card_that_was_being_sent_when_the_process_ended_is_unknown_and_never_sent_again()
    {
        var card = await ProposeAsync();
        await _approvals.ApproveAsync(Callers.Olivia, card.Id, null, Token);
        (await _executor.RecoverAsync(Token)).Should().ContainSingle().Which.State.Should().Be(ActionState.Unknown);
        (await _executor.RunAsync(card.Id, Callers.Olivia.SecurityStamp, Token)).Should().BeNull();
        _runner.Calls.Should().Be(0);
    }

    [Fact]
    public async Task Signing_out_between_approval_and_sending_sends_nothing()
    {
        var card = await ProposeAsync();
        await _approvals.ApproveAsync(Callers.Olivia, card.Id, null, Token);
        _people.SignOut(Callers.Olivia);
        (await _executor.RunAsync(card.Id, Callers.Olivia.SecurityStamp, Token))!.State.Should().Be(ActionState.Failed);
        _runner.Calls.Should().Be(0);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<string?> RefusedAsync(Caller caller, Guid id)
    {
        var result = await _approvals.ApproveAsync(caller, id, null, Token);
        result.Accepted.Should().BeFalse();
        return result.Refused;
    }

    private async Task<PendingAction> ProposeAsync() =>
        (await _proposals.ProposeAsync(Callers.Olivia, Request(Survival, "Survival", "restart"), Token)).Action!;

    private ProposalRequest Request(string server, string name, string verb) =>
        new(_conversation, Guid.NewGuid(), server, name, verb, new Dictionary<string, string>());

    private sealed class CountingRunner : IServerActionRunner
    {
        public int Calls { get; private set; }

        public Task<ActionProof> RunAsync(Caller caller, ServerAction action, IProgress<ProofStep> progress, CancellationToken cancellationToken)
        {
            Calls++;
            var seen = new ProofStep(DateTimeOffset.UnixEpoch, "running");
            progress.Report(seen);
            return Task.FromResult(new ActionProof(ActionResult.Succeeded, PowerState.Running, "It is running again.", [seen]));
        }
    }
}
