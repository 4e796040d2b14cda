using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>Notes and logs the head every hour and when the portal stops (security, D32).</summary>
internal sealed partial class AuditHeadKeeper(IPortalContexts contexts, AuditHead head, TimeProvider clock, ILogger<AuditHeadKeeper> logger)
    : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await NoteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await NoteAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The portal stops, or could not start: no fault of this one.
        }
    }

    private async Task NoteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.OpenContextAsync(null, cancellationToken);
            var last = await context.Audit.AsNoTracking().OrderByDescending(e => e.Id)
                .Select(e => new AuditHeadNote(e.Id, e.Hash)).FirstOrDefaultAsync(cancellationToken);
            if (last is not null)
            {
                head.Write(last);
                Log.Head(logger, last.Id, last.Hash);
            }
        }
        catch (Exception problem) when (problem is System.Data.Common.DbException or IOException)
        {
            Log.NotNoted(logger, problem.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The audit trail has {Lines} lines; its head is {Hash}.")]
        public static partial void Head(ILogger logger, long lines, string hash);

        [LoggerMessage(LogLevel.Warning, "The head of the audit trail could not be noted: {Problem}.")]
        public static partial void NotNoted(ILogger logger, string problem);
    }
}
