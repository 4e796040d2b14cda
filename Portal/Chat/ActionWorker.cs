using Microsoft.EntityFrameworkCore;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.People;

namespace Portal.Chat;

/// <summary>Carries out approved cards, has the outcome reported in the conversation, and lets old cards expire.</summary>
public sealed partial class ActionWorker(
    ActionInbox inbox, TurnInbox turns, ActionExecutor executor, Proposals proposals, IPortalDbFactory databases, ConversationFeeds feeds, TimeProvider clock,
    ILogger<ActionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan ExpireEvery = TimeSpan.FromSeconds(2);

    /// <summary>Cards that were being sent when an earlier process ended are settled first.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var card in await executor.RecoverAsync(cancellationToken))
        {
            await ReportAsync(card, await StampAsync(card, cancellationToken), cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(TakeAsync(stoppingToken), ExpireAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // An ordinary stop: cards in "sending" are settled at the next start.
        }
    }

    private async Task TakeAsync(CancellationToken stoppingToken)
    {
        await foreach (var approved in inbox.ReadAllAsync(stoppingToken))
        {
            _ = RunAsync(approved, stoppingToken);
        }
    }

    private async Task RunAsync(ApprovedAction approved, CancellationToken stoppingToken)
    {
        try
        {
            if (await executor.RunAsync(approved.ActionId, approved.SecurityStamp, stoppingToken) is { } card)
            {
                await ReportAsync(card, approved.SecurityStamp, stoppingToken);
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Log.Failed(logger, approved.ActionId, problem);
        }
        catch (OperationCanceledException)
        {
            // Stopping: see StartAsync of the next process.
        }
    }

    private async Task ReportAsync(PendingAction card, string securityStamp, CancellationToken cancellationToken)
    {
        var caller = new Caller(card.OwnerId, card.SessionId, securityStamp, Role.Owner);
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var turn = Turns.Add(db, caller, card.ConversationId, card.MessageId, card.Id, clock);
        await db.SaveChangesAsync(cancellationToken);
        feeds.Changed(card.ConversationId, turn.AnswerId);
        await turns.AddAsync(turn.Id, cancellationToken);
    }

    // The sign-in that asked for the card is on the turn that made it.
    private async Task<string> StampAsync(PendingAction card, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.Turns.Where(t => t.AnswerId == card.MessageId).Select(t => t.SecurityStamp).FirstOrDefaultAsync(cancellationToken) ?? "";
    }

    private async Task ExpireAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ExpireEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await proposals.ExpireAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                Log.NotExpired(logger, problem); // the database is away for now; an expired card is refused all the same
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Action {Action} could not be carried out or saved.")]
        public static partial void Failed(ILogger logger, Guid action, Exception problem);

        [LoggerMessage(LogLevel.Warning, "Old confirmations could not be marked as expired.")]
        public static partial void NotExpired(ILogger logger, Exception problem);
    }
}
