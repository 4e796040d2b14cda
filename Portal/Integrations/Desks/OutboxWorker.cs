using Portal.Domain.Tickets;

namespace Portal.Integrations.Desks;

/// <summary>Delivers letters as they are written, and those that wait as they come due. An outage of any length changes nothing but the time.</summary>
internal sealed partial class OutboxWorker(OutboxDelivery delivery, OutboxSignal signal, TimeProvider clock, ILogger<OutboxWorker> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await delivery.DeliverDueAsync(stoppingToken);
                await signal.WaitAsync(await delivery.NextAsync(stoppingToken), clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                Log.Failed(logger, problem); // the database is away, say: the letters stay where they are
                await signal.WaitAsync(TimeSpan.FromSeconds(10), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Letters could not be delivered.")]
        public static partial void Failed(ILogger logger, Exception problem);
    }
}
