using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Domain.Safety;

namespace Portal.Domain.Confirmations;

/// <summary>Carries out approved cards and writes down what was seen. Nothing is ever sent twice.</summary>
public sealed class ActionExecutor(
    IPortalDbFactory databases, IServerActionRunner runner, IPeople people, ConversationFeeds feeds, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Runs one card that is in <see cref="ActionState.Sending"/>; anything else is left alone.</summary>
    /// <returns>The card as it ended, or null when there was nothing to run.</returns>
    public async Task<PendingAction?> RunAsync(Guid actionId, string securityStamp, CancellationToken cancellationToken)
    {
        var card = await FindAsync(actionId, cancellationToken);
        if (card?.State != ActionState.Sending)
        {
            return null;
        }

        var caller = new Caller(card.OwnerId, card.SessionId, securityStamp, Role.Owner);
        var steps = new SeenSteps(this, card);
        var proof = await people.IsCurrentAsync(caller, cancellationToken)
            ? await RunAsync(caller, card, steps, cancellationToken)
            : new ActionProof(ActionResult.Failed, PowerState.Unknown, "You were signed out before this could be sent. Nothing was changed.", []);
        return await EndAsync(card, proof, cancellationToken);
    }

    /// <summary>Cards that were being sent when the process ended: their fate is unknown, and they are not sent again.</summary>
    public async Task<IReadOnlyList<PendingAction>> RecoverAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var cut = await db.Actions.AsNoTracking().Where(a => a.State == ActionState.Sending).ToListAsync(cancellationToken);
        var ended = new List<PendingAction>();
        foreach (var card in cut)
        {
            var proof = new ActionProof(
                ActionResult.Unknown, PowerState.Unknown,
                "The portal was restarted while this was being sent, so it may or may not have arrived. It was not sent again.", []);
            ended.Add(await EndAsync(card, proof, cancellationToken));
        }

        return ended;
    }

    private async Task<ActionProof> RunAsync(Caller caller, PendingAction card, SeenSteps steps, CancellationToken cancellationToken)
    {
        var action = new ServerAction(card.ServerId, card.Verb, ActionParameters.Read(card.Parameters), card.ThenStart);
        try
        {
            return await runner.RunAsync(caller, action, steps, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // Whatever went wrong, the card must not stay in "sending": its fate is unknown and said so.
            return new ActionProof(
                ActionResult.Unknown, PowerState.Unknown, "Something went wrong while this was being done; it may or may not have taken effect.", steps.Seen);
        }
    }

    private async Task<PendingAction> EndAsync(PendingAction card, ActionProof proof, CancellationToken cancellationToken)
    {
        var state = Enum.Parse<ActionState>(proof.Result.ToString());
        var (now, json) = (clock.GetUtcNow(), JsonSerializer.Serialize(proof.Steps, JsonSerializerOptions.Web));
        await using (var db = await databases.OpenForSystemAsync(cancellationToken))
        {
            await db.Actions.Where(a => a.Id == card.Id && a.State == ActionState.Sending).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.State, state).SetProperty(a => a.Outcome, proof.Message).SetProperty(a => a.Proof, json)
                    .SetProperty(a => a.EndedAt, (DateTimeOffset?)now),
                cancellationToken);
        }

        await audit.AppendAsync(
            "system", card.OwnerId, "action.ended", proof.Result == ActionResult.Succeeded ? "done" : "failed",
            new { card.Id, card.ServerId, card.Verb, State = state.ToString() }, cancellationToken);
        await TellAsync(card, state, cancellationToken);
        return (await FindAsync(card.Id, cancellationToken))!;
    }

    private async Task SeenAsync(PendingAction card, IReadOnlyList<ProofStep> steps)
    {
        var json = JsonSerializer.Serialize(steps, JsonSerializerOptions.Web);
        await using var db = await databases.OpenForSystemAsync(CancellationToken.None);
        await db.Actions.Where(a => a.Id == card.Id && a.State == ActionState.Sending)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Proof, json), CancellationToken.None);
        await TellAsync(card, ActionState.Sending, CancellationToken.None);
    }

    private async Task TellAsync(PendingAction card, ActionState state, CancellationToken cancellationToken)
    {
        var feed = await feeds.OpenAsync(card.ConversationId, cancellationToken);
        feed.Publish(card.MessageId, new TurnEvent.Outcome(card.Id, state.ToString()));
    }

    private async Task<PendingAction?> FindAsync(Guid actionId, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.Actions.AsNoTracking().FirstOrDefaultAsync(a => a.Id == actionId, cancellationToken);
    }

    /// <summary>Saves what is seen as it is seen, one after the other, so that the card shows it live.</summary>
    private sealed class SeenSteps(ActionExecutor executor, PendingAction card) : IProgress<ProofStep>
    {
        private readonly Lock _gate = new();
        private readonly List<ProofStep> _seen = [];
        private Task _saving = Task.CompletedTask;

        public IReadOnlyList<ProofStep> Seen
        {
            get
            {
                lock (_gate)
                {
                    return [.. _seen];
                }
            }
        }

        public void Report(ProofStep value)
        {
            lock (_gate)
            {
                _seen.Add(value);
                ProofStep[] steps = [.. _seen];
                _saving = SaveAfterAsync(_saving, steps);
            }
        }

        private async Task SaveAfterAsync(Task before, ProofStep[] steps)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await executor.SeenAsync(card, steps);
        }
    }
}
