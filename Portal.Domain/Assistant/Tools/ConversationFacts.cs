using Microsoft.EntityFrameworkCore;
using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Data;

namespace Portal.Domain.Assistant.Tools;

/// <summary>What happened earlier in the conversation, from the kept events: it survives a restart as they do.</summary>
/// <param name="LastIntent">What the last answered message was about, or null.</param>
/// <param name="Ungrounded">Answers in a row, newest first, that rested on nothing though they had to.</param>
/// <param name="Servers">Servers talked about, newest first, as uuids.</param>
/// <param name="LastFinding">Code of the newest finding shown, with its server, or null.</param>
/// <param name="Actions">Cards, newest first.</param>
public sealed record ConversationFacts(
    string? LastIntent, int Ungrounded, IReadOnlyList<string> Servers, (string Code, string ServerId)? LastFinding, IReadOnlyList<PendingAction> Actions,
    string? TicketNumber)
{
    public static ConversationFacts None { get; } = new(null, 0, [], null, [], null);

    /// <summary>The newest card that still waits, or null.</summary>
    public PendingAction? OpenCard(DateTimeOffset now) => Actions.FirstOrDefault(a => a.State == ActionState.Pending && a.ExpiresAt > now);

    /// <summary>Whether a fix was reported as done for this server (any, when null).</summary>
    public bool WasFixed(string? serverId) =>
        Actions.Any(a => a.State == ActionState.Succeeded && a.Verb is not ("stop" or "kill") && (serverId is null || a.ServerId == serverId));

    /// <summary>Reads them, leaving out replaced messages.</summary>
    public static async Task<ConversationFacts> ReadAsync(
        IPortalDbFactory databases, Proposals proposals, AssistantTurn turn, CancellationToken cancellationToken)
    {
        var answers = turn.Earlier.Where(m => m.Role == MessageRole.Assistant).Select(m => m.Id).ToHashSet();
        await using var db = await databases.OpenAsync(turn.Caller, cancellationToken);
        var rows = await db.TurnEvents.AsNoTracking().Where(r => r.ConversationId == turn.ConversationId)
            .OrderByDescending(r => r.Number).Take(400).Select(r => new { r.MessageId, r.Payload }).ToListAsync(cancellationToken);
        var events = rows.Where(r => answers.Contains(r.MessageId)).Select(r => TranscriptLine.Read(r.Payload)).ToList();
        return From(events, await proposals.ListAsync(turn.Caller, turn.ConversationId, cancellationToken));
    }

    private static ConversationFacts From(List<TurnEvent> newestFirst, IReadOnlyList<PendingAction> actions)
    {
        var classified = newestFirst.OfType<TurnEvent.Classified>().ToList();
        var found = newestFirst.OfType<TurnEvent.FindingShown>().Select(f => (f.Finding, f.ServerId)).FirstOrDefault();
        return new ConversationFacts(
            classified.FirstOrDefault()?.Intent,
            classified.TakeWhile(c => !c.Grounded && Intent.NeedsGround(c.Intent)).Count(),
            [.. newestFirst.Select(ServerOf).OfType<string>().Distinct()],
            string.IsNullOrEmpty(found.ServerId) || !found.Finding.TryGetProperty("code", out var code) ? null : (code.GetString()!, found.ServerId),
            actions,
            newestFirst.OfType<TurnEvent.TicketOpened>().FirstOrDefault()?.Number);
    }

    private static string? ServerOf(TurnEvent change) => change switch
    {
        TurnEvent.ServerChosen chosen => chosen.ServerId,
        TurnEvent.FindingShown { ServerId.Length: > 0 } finding => finding.ServerId,
        _ => null,
    };
}
