using Microsoft.EntityFrameworkCore;
using Portal.Domain.Confirmations;
using Portal.Domain.Data;

namespace Portal.Chat;

/// <summary>
/// Settles what an earlier process left: answers in the making are marked as interrupted and cards being sent as unknown, before the portal
/// takes requests; questions that were never begun are answered. Only the server does this, never a verb beside it.
/// </summary>
public sealed class ChatRecovery(TurnRunner runner, ActionExecutor executor, ActionReports reports, TurnInbox inbox, IPortalDbFactory databases) : BackgroundService
{
    private IReadOnlyList<Guid> _waiting = [];
    private IReadOnlyList<PendingAction> _cut = [];

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _waiting = await runner.RecoverAsync(cancellationToken);
        _cut = await executor.RecoverAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var turn in _waiting)
        {
            await inbox.AddAsync(turn, stoppingToken);
        }

        foreach (var card in _cut)
        {
            await reports.AskAsync(card, await StampAsync(card, stoppingToken), stoppingToken);
        }
    }

    // The sign-in that asked for the card is on the turn that made it.
    private async Task<string> StampAsync(PendingAction card, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.Turns.Where(t => t.AnswerId == card.MessageId).Select(t => t.SecurityStamp).FirstOrDefaultAsync(cancellationToken) ?? "";
    }
}
