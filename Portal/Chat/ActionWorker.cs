using Portal.Domain.Confirmations;

namespace Portal.Chat;

/// <summary>Carries out approved cards, has the outcome reported in the conversation, and lets old cards expire.</summary>
public sealed partial class ActionWorker(
    ActionInbox inbox, ActionExecutor executor, ActionReports reports, Proposals proposals, TimeProvider clock, ILogger<ActionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan ExpireEvery = TimeSpan.FromSeconds(2);

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
                await reports.AskAsync(card, approved.SecurityStamp, stoppingToken);
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Log.Failed(logger, approved.ActionId, problem);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the next start settles it, see ChatRecovery.
        }
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
