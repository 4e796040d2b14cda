using Portal.Domain.Jobs;

namespace Portal.Domain.Tickets;

/// <summary>
/// Sends letters that are due, as the worker does all the time: what a worker that died left behind is found here too. Letters are leased,
/// so both together send each once.
/// </summary>
public sealed class DeliverLettersJob(OutboxDelivery delivery) : IJob
{
    /// <inheritdoc/>
    public static JobPlan Plan { get; } = new(
        "deliver-letters", Cron: "*/10 * * * *", TimeLimit: TimeSpan.FromMinutes(9),
        Purpose: "Sends tickets and replies that still wait for the helpdesk.");

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        var sent = await delivery.DeliverDueAsync(cancellationToken);
        var waiting = await delivery.WaitingAsync(cancellationToken);
        return new JobResult(sent, waiting == 0 ? $"{sent} delivered, nothing waits." : $"{sent} delivered, {waiting} still wait.");
    }
}
