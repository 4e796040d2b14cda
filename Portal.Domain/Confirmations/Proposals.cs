using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.Panel;
using Portal.Domain.Panel.Actions;
using Portal.Domain.People;
using Portal.Domain.Safety;

namespace Portal.Domain.Confirmations;

/// <summary>What the assistant wants to have done.</summary>
/// <param name="MessageId">The answer that shows the card.</param>
/// <param name="Verb">One of <see cref="ActionVerbs.All"/>.</param>
/// <param name="ThenStart">Start the server afterwards, on the same card.</param>
/// <param name="FindingCode">The problem this should cure.</param>
/// <param name="AfterReadingLog">Text of strangers had been read; the card says so.</param>
public sealed record ProposalRequest(
    Guid ConversationId, Guid MessageId, string ServerId, string ServerName, string Verb, IReadOnlyDictionary<string, string> Parameters,
    bool ThenStart = false, string? FindingCode = null, bool AfterReadingLog = false);

/// <summary>The card, or why there is none.</summary>
public sealed record ProposalResult(PendingAction? Action, PanelProblem? Refused);

/// <summary>
/// Makes and declines cards. Nothing here can reach the panel's writer: approving and sending are <see cref="Approvals"/>'.
/// </summary>
public sealed class Proposals(
    IPortalDbFactory databases, IPanelReader panel, ConversationFeeds feeds, IAuditTrail audit, IOptionsMonitor<ConfirmationOptions> options,
    TimeProvider clock)
{
    private readonly ActionPreparation _preparation = new(panel, clock);

    /// <summary>Makes a card, after the panel has said that the caller has the right. The same action on the same server replaces an open card.</summary>
    public async Task<ProposalResult> ProposeAsync(Caller caller, ProposalRequest request, CancellationToken cancellationToken)
    {
        var (parameters, refused) = await PrepareAsync(caller, request, cancellationToken);
        if (refused is not null)
        {
            await AuditAsync(caller, "action.proposed", "denied", new { request.ServerId, request.Verb, refused.Code }, cancellationToken);
            return new ProposalResult(null, refused);
        }

        await using var db = await databases.OpenAsync(caller, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var open = await OpenCards(db, request.ConversationId).ToListAsync(cancellationToken);
        var replaced = open.Where(a => a.ServerId == request.ServerId && a.Verb == request.Verb).ToList();
        if (open.Count - replaced.Count >= options.CurrentValue.OpenAtOnce)
        {
            return new ProposalResult(null, new PanelProblem(
                PanelProblemKind.Invalid, $"There are already {open.Count} open confirmations here. Please accept or decline one of them first."));
        }

        replaced.ForEach(a => End(a, ActionState.Superseded));
        var action = Make(caller, request with { Parameters = parameters });
        db.Actions.Add(action);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await AuditAsync(caller, "action.proposed", "done", new { action.Id, action.ServerId, action.Verb, action.ParametersHash }, cancellationToken);
        replaced.ForEach(a => feeds.Changed(a.ConversationId, a.MessageId));
        return new ProposalResult(action, null);
    }

    /// <summary>Every card of a conversation, newest first.</summary>
    public async Task<IReadOnlyList<PendingAction>> ListAsync(Caller caller, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        return await db.Actions.AsNoTracking().Where(a => a.ConversationId == conversationId)
            .OrderByDescending(a => a.CreatedAt).ToListAsync(cancellationToken);
    }

    /// <summary>One card, or null when it is not theirs.</summary>
    public async Task<PendingAction?> FindAsync(Caller caller, Guid actionId, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        return await db.Actions.AsNoTracking().FirstOrDefaultAsync(a => a.Id == actionId, cancellationToken);
    }

    /// <summary>Puts a card away for good. False when it was not open, or not theirs.</summary>
    public async Task<bool> DeclineAsync(Caller caller, Guid actionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var declined = await db.Actions
            .Where(a => a.Id == actionId && a.OwnerId == caller.UserId && a.State == ActionState.Pending)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.State, ActionState.Declined).SetProperty(a => a.DecidedAt, (DateTimeOffset?)now), cancellationToken) == 1;
        await AuditAsync(caller, "action.declined", declined ? "done" : "denied", new { Id = actionId }, cancellationToken);
        if (declined)
        {
            await TellAsync(db, actionId, ActionState.Declined, cancellationToken);
        }

        return declined;
    }

    /// <summary>Marks cards whose time is up. The page's countdown is only a picture of this.</summary>
    public async Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var over = await db.Actions.Where(a => a.State == ActionState.Pending && a.ExpiresAt <= now).Select(a => a.Id).ToListAsync(cancellationToken);
        foreach (var id in over)
        {
            var expired = await db.Actions.Where(a => a.Id == id && a.State == ActionState.Pending)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.State, ActionState.Expired).SetProperty(a => a.EndedAt, (DateTimeOffset?)now), cancellationToken);
            if (expired == 1)
            {
                await TellAsync(db, id, ActionState.Expired, cancellationToken);
            }
        }

        return over.Count;
    }

    // The right is asked, then what the action would change is looked at: the card says exactly that.
    private async Task<(IReadOnlyDictionary<string, string> Parameters, PanelProblem? Refused)> PrepareAsync(
        Caller caller, ProposalRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var server = ActionVerbs.Find(request.Verb) is null ? null : await panel.FindServerAsync(caller, request.ServerId, cancellationToken);
            return Refusal(server, request) is { } refused
                ? (request.Parameters, refused)
                : (await _preparation.PrepareAsync(caller, server!, request.Verb, request.Parameters, cancellationToken), null);
        }
        catch (PanelProblemException problem)
        {
            return (request.Parameters, problem.Problem);
        }
    }

    private static PanelProblem? Refusal(ServerDetails? server, ProposalRequest request) => server switch
    {
        _ when ActionVerbs.Find(request.Verb) is null => new PanelProblem(PanelProblemKind.Invalid, $"There is no action '{request.Verb}'."),
        null => new PanelProblem(PanelProblemKind.NotFound, "There is no such server among yours."),
        { Server.Condition: ServerCondition.Suspended } => new PanelProblem(
            PanelProblemKind.Suspended, $"{request.ServerName} is suspended by the host; nothing can be changed on it until that is lifted."),
        _ when ActionVerbs.Missing(server, request.Verb, request.ThenStart) is { } missing => new PanelProblem(
            PanelProblemKind.NoPermission, $"You do not have the right '{missing}' on {request.ServerName}. Its owner can give it to you in the panel.", missing),
        _ => null,
    };

    private PendingAction Make(Caller caller, ProposalRequest request)
    {
        var now = clock.GetUtcNow();
        var canonical = ActionParameters.Canonical(request.Parameters);
        var words = ActionVerbs.Find(request.Verb)!;
        return new PendingAction
        {
            OwnerId = caller.UserId, SessionId = caller.SessionId, ConversationId = request.ConversationId, MessageId = request.MessageId,
            ServerId = request.ServerId, ServerName = request.ServerName, Verb = request.Verb, Parameters = canonical,
            ParametersHash = ActionParameters.Hash(request.ServerId, request.Verb, request.ThenStart, canonical), ThenStart = request.ThenStart,
            Consequence = request.ThenStart ? $"{words.Consequence} The server is started right afterwards." : words.Consequence,
            FindingCode = request.FindingCode, AfterReadingLog = request.AfterReadingLog, CreatedAt = now,
            ExpiresAt = now.AddSeconds(options.CurrentValue.ExpirySeconds),
        };
    }

    private IQueryable<PendingAction> OpenCards(IPortalDb db, Guid conversationId)
    {
        var now = clock.GetUtcNow();
        return db.Actions.Where(a => a.ConversationId == conversationId && a.State == ActionState.Pending && a.ExpiresAt > now);
    }

    private void End(PendingAction action, ActionState state)
    {
        action.State = state;
        action.EndedAt = clock.GetUtcNow();
    }

    private async Task TellAsync(IPortalDb db, Guid actionId, ActionState state, CancellationToken cancellationToken)
    {
        var card = await db.Actions.Where(a => a.Id == actionId).Select(a => new { a.ConversationId, a.MessageId }).FirstAsync(cancellationToken);
        var feed = await feeds.OpenAsync(card.ConversationId, cancellationToken);
        feed.Publish(card.MessageId, new TurnEvent.Outcome(actionId, state.ToString()));
    }

    private Task AuditAsync(Caller caller, string action, string state, object detail, CancellationToken cancellationToken) =>
        audit.AppendAsync(caller.UserId, caller.UserId, action, state, detail, cancellationToken);
}
