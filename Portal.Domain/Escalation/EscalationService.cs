using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.People;
using Portal.Domain.Tickets;

namespace Portal.Domain.Escalation;

public sealed record EscalationSignals(
    int Messages, bool IsComplex, bool AskedForPerson, IReadOnlyList<string> RecentOwnerTexts, bool ProblemCameBack, int UngroundedInARow,
    bool HighFindingStays, string? Issue);

public sealed record EscalationResult(Guid TicketId, string Number, string State, string Trigger, bool IsNew, DateTimeOffset ExpectedBy, string OwnerText);

/// <summary>Stands in until the desk's own is merged.</summary>
public sealed class EscalationService(IPortalDbFactory databases, TimeProvider clock)
{
    public async Task<EscalationResult?> ConsiderAsync(
        Caller caller, Guid conversationId, Guid? messageId, EscalationSignals seen, CancellationToken cancellationToken)
    {
        var trigger = seen switch
        {
            { AskedForPerson: true } => "asked for a person",
            { IsComplex: true } => "complexity is high",
            { ProblemCameBack: true } => "the problem came back",
            { HighFindingStays: true } => "a serious problem stays after the fix",
            { UngroundedInARow: >= 2 } => "no answer twice in a row",
            { Messages: > 10 } => "more than 10 messages",
            _ when seen.RecentOwnerTexts.Any(t => System.Text.RegularExpressions.Regex.IsMatch(t, @"(?i)\b(billing|refund)\b")) => "said 'refund'",
            _ => null,
        };
        if (trigger is null)
        {
            return null;
        }

        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var open = await db.Tickets.FirstOrDefaultAsync(t => t.ConversationId == conversationId && t.State != TicketState.Closed, cancellationToken);
        var isNew = open is null;
        if (open is null)
        {
            var now = clock.GetUtcNow();
            open = new Ticket
            {
                OwnerId = caller.UserId, ConversationId = conversationId, Number = 1000 + await db.Tickets.CountAsync(cancellationToken) + 1, Subject = "AI Assistant Escalation: " + seen.Issue,
                Description = "", Trigger = trigger, Packet = "{}", CreatedAt = now, ExpectedBy = now.AddHours(2),
            };
            db.Tickets.Add(open);
            await db.SaveChangesAsync(cancellationToken);
        }

        return new EscalationResult(open.Id, $"#{open.Number}", open.State.ToString(), trigger, isNew, open.ExpectedBy, $"Your ticket #{open.Number}.");
    }
}
