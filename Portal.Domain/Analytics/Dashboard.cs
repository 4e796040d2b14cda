using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Data;

namespace Portal.Domain.Analytics;

/// <summary>
/// Answers the dashboard's questions. Days whose detail is kept are counted from it, older ones from the daily figures; both are read in one
/// transaction, so that a day being folded is counted once.
/// </summary>
public sealed class Dashboard(IPortalDbFactory databases, IOptionsMonitor<AnalyticsOptions> options, TimeProvider clock)
{
    /// <summary>The figures of a range that ends now.</summary>
    public async Task<DashboardFigures> ReadAsync(DashboardRange range, CancellationToken cancellationToken)
    {
        var days = Days(range);
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), options.CurrentValue.Zone).DateTime);
        var first = today.AddDays(1 - days);
        var detail = await DetailAsync(db, Start(first.AddDays(-days)), cancellationToken);
        var folded = await FoldedAsync(db, first.AddDays(-days), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var now = detail.Where(i => Day(i.StartedAt) >= first).ToList();
        var old = folded.Where(f => Parse(f.Day) >= first).ToList();
        var before = detail.Count(i => Day(i.StartedAt) < first) + folded.Where(f => Parse(f.Day) < first).Sum(f => f.Queries);
        return Figures(now, old, before, days == 1 ? Hours(now) : DaysOf(now, old, first, today));
    }

    /// <summary>Every kept interaction since a moment, newest first, at most 50,000: for the export.</summary>
    public async Task<IReadOnlyList<Interaction>> ListAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.Interactions.AsNoTracking().Where(i => i.StartedAt >= since)
            .OrderByDescending(i => i.StartedAt).Take(50_000).ToListAsync(cancellationToken);
    }

    private static Task<List<Interaction>> DetailAsync(IPortalDb db, DateTimeOffset since, CancellationToken cancellationToken) =>
        db.Interactions.AsNoTracking().Where(i => i.StartedAt >= since).OrderBy(i => i.StartedAt).ToListAsync(cancellationToken);

    private static Task<List<DailyFigures>> FoldedAsync(IPortalDb db, DateOnly first, CancellationToken cancellationToken)
    {
        var day = first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
#pragma warning disable CA1309 // Translated to SQL, where the days are ASCII.
        return db.DailyFigures.AsNoTracking().Where(f => string.Compare(f.Day, day) >= 0).ToListAsync(cancellationToken);
#pragma warning restore CA1309
    }

    private static DashboardFigures Figures(
        List<Interaction> now, List<DailyFigures> old, long before, IReadOnlyList<DashboardPoint> series)
    {
        var queries = now.Count + old.Sum(f => f.Queries);
        var total = now.Sum(i => i.ResponseMs) + old.Sum(f => f.ResponseMsSum);
        var times = new ResponseTimes(now, old);
        return new DashboardFigures(
            queries, before, now.Count(i => i.Satisfied is not null) + old.Sum(f => f.Rated), now.Count(i => i.Satisfied == true) + old.Sum(f => f.Satisfied),
            queries == 0 ? null : (double)total / queries, times.Percentile(0.5), times.Percentile(0.95),
            now.Count(i => i.Escalated) + old.Sum(f => f.Escalated), now.Count(i => i.Grounded) + old.Sum(f => f.Grounded),
            now.Sum(i => i.Cost) + old.Sum(f => f.Cost),
            Top(now.Select(i => (i.QueryType, 1L)).Concat(old.Select(f => (f.QueryType, f.Queries)))),
            Top(now.Where(i => i.FindingCode is not null).Select(i => (i.FindingCode!, 1L))), series);
    }

    private static IReadOnlyList<QueryTypeCount> Top(IEnumerable<(string Type, long Count)> counts) =>
        [.. counts.GroupBy(c => c.Type).Select(g => new QueryTypeCount(g.Key, g.Sum(c => c.Count)))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Type, StringComparer.Ordinal).Take(5)];

    private IReadOnlyList<DashboardPoint> Hours(List<Interaction> now)
    {
        var byHour = now.ToLookup(i => TimeZoneInfo.ConvertTime(i.StartedAt, options.CurrentValue.Zone).Hour);
        var until = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), options.CurrentValue.Zone).Hour;
        return [.. Enumerable.Range(0, until + 1).Select(hour => Point($"{hour:00}:00", [.. byHour[hour]], []))];
    }

    private IReadOnlyList<DashboardPoint> DaysOf(List<Interaction> now, List<DailyFigures> old, DateOnly first, DateOnly today)
    {
        var byDay = now.ToLookup(i => Day(i.StartedAt));
        var folded = old.ToLookup(f => Parse(f.Day));
        return [.. Enumerable.Range(0, today.DayNumber - first.DayNumber + 1).Select(first.AddDays)
            .Select(day => Point(day.ToString("d MMM", CultureInfo.InvariantCulture), [.. byDay[day]], [.. folded[day]]))];
    }

    private static DashboardPoint Point(string label, List<Interaction> now, List<DailyFigures> old)
    {
        var queries = now.Count + old.Sum(f => f.Queries);
        return new DashboardPoint(
            label, queries, now.Count(i => i.Satisfied is not null) + old.Sum(f => f.Rated), now.Count(i => i.Satisfied == true) + old.Sum(f => f.Satisfied),
            queries == 0 ? null : (double)(now.Sum(i => i.ResponseMs) + old.Sum(f => f.ResponseMsSum)) / queries);
    }

    private DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, options.CurrentValue.Zone).DateTime);

    private DateTimeOffset Start(DateOnly day)
    {
        var zone = options.CurrentValue.Zone;
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static DateOnly Parse(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Days(DashboardRange range) => range switch
    {
        DashboardRange.Today => 1,
        DashboardRange.Week => 7,
        DashboardRange.Month => 30,
        _ => 90,
    };
}
