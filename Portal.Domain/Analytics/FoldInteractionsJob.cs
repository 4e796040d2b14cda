using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Data;
using Portal.Domain.Jobs;

namespace Portal.Domain.Analytics;

/// <summary>
/// Folds whole days that have left the detail window into daily figures and removes their detail, a day a transaction: cut anywhere and run
/// again, every interaction is counted once.
/// </summary>
public sealed class FoldInteractionsJob(IPortalDbFactory databases, IOptionsMonitor<AnalyticsOptions> options, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public static JobPlan Plan { get; } = new(
        "fold-interactions", Cron: "30 2 * * *", TimeLimit: TimeSpan.FromMinutes(15),
        Purpose: "Turns interactions older than the detail window into daily figures.");

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        var zone = options.CurrentValue.Zone;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        var firstKept = today.AddDays(-options.CurrentValue.DetailDays);
        var folded = 0;
        while (await FoldOldestAsync(firstKept, zone, cancellationToken) is { Count: > 0 } day)
        {
            folded += day.Count;
            progress.Report(new JobProgress(folded, null, day.Day));
        }

        await ForgetPeopleAsync(Start(firstKept, zone), cancellationToken);
        return new JobResult(folded, $"{folded} interactions are now daily figures.");
    }

    // What was said about findings stays, who said it goes (security, D25).
    private async Task ForgetPeopleAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await db.FindingVerdicts.Where(v => v.GivenAt < before && v.OwnerId != "").ExecuteUpdateAsync(
            set => set.SetProperty(v => v.OwnerId, "").SetProperty(v => v.ServerId, (string?)null), cancellationToken);
    }

    private async Task<(string Day, int Count)?> FoldOldestAsync(DateOnly firstKept, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var oldest = await db.Interactions.OrderBy(i => i.StartedAt).Select(i => (DateTimeOffset?)i.StartedAt).FirstOrDefaultAsync(cancellationToken);
        if (oldest is null || DayOf(oldest.Value, zone) is var day && day >= firstKept)
        {
            return null;
        }

        var until = Start(day.AddDays(1), zone);
        var rows = await db.Interactions.Where(i => i.StartedAt < until).ToListAsync(cancellationToken);
        foreach (var group in rows.GroupBy(i => i.QueryType))
        {
            await AddAsync(db, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), group.Key, [.. group], cancellationToken);
        }

        db.Interactions.RemoveRange(rows);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), rows.Count);
    }

    private static async Task AddAsync(IPortalDb db, string day, string type, List<Interaction> rows, CancellationToken cancellationToken)
    {
        var figures = await db.DailyFigures.FindAsync([day, type], cancellationToken);
        if (figures is null)
        {
            figures = new DailyFigures { Day = day, QueryType = type, ResponseHistogram = new ResponseHistogram().ToJson() };
            db.DailyFigures.Add(figures);
        }

        var histogram = ResponseHistogram.FromJson(figures.ResponseHistogram);
        rows.ForEach(i => histogram.Add(i.ResponseMs));
        figures.ResponseHistogram = histogram.ToJson();
        figures.Queries += rows.Count;
        figures.Rated += rows.Count(i => i.Satisfied is not null);
        figures.Satisfied += rows.Count(i => i.Satisfied == true);
        figures.Escalated += rows.Count(i => i.Escalated);
        figures.Grounded += rows.Count(i => i.Grounded);
        figures.ResponseMsSum += rows.Sum(i => i.ResponseMs);
        figures.Cost += rows.Sum(i => i.Cost);
    }

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
