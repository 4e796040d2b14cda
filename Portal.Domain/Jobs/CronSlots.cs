using System.Globalization;

namespace Portal.Domain.Jobs;

/// <summary>The instants of a cron expression.</summary>
public static class CronSlots
{
    /// <summary>Expressions like "31 February" have no slot; this far is looked.</summary>
    private const int MostDays = 366 * 5;

    /// <summary>The first slot after an instant, or null when none comes within five years.</summary>
    public static DateTimeOffset? Next(this Cron cron, DateTimeOffset after)
    {
        var (minutes, hours) = (Values(cron.Minute, 0, 59), Values(cron.Hour, 0, 23));
        var (days, months, weekdays) = (Values(cron.Day, 1, 31), Values(cron.Month, 1, 12), Values(cron.Weekday, 0, 7));
        var from = after.ToUniversalTime();
        var first = new DateTimeOffset(from.Year, from.Month, from.Day, from.Hour, from.Minute, 0, TimeSpan.Zero).AddMinutes(1);
        for (var day = new DateTimeOffset(first.Date, TimeSpan.Zero); day < first.AddDays(MostDays); day = day.AddDays(1))
        {
            var weekday = (int)day.DayOfWeek;
            if (!months.Contains(day.Month) || !days.Contains(day.Day) || !(weekdays.Contains(weekday) || (weekday == 0 && weekdays.Contains(7))))
            {
                continue;
            }

            var slots = from hour in hours from minute in minutes select day.AddHours(hour).AddMinutes(minute);
            if (slots.Where(slot => slot >= first).Select(slot => (DateTimeOffset?)slot).FirstOrDefault() is { } next)
            {
                return next;
            }
        }

        return null;
    }

    private static SortedSet<int> Values(string field, int least, int most) => [.. field.Split(',').SelectMany(part => Part(part, least, most))];

    private static IEnumerable<int> Part(string part, int least, int most)
    {
        var (range, step) = part.Split('/') is [var all, var each] ? (all, Number(each)) : (part, 1);
        var (from, to) = range == "*" ? (least, most) : range.Split('-') is [var low, var high] ? (Number(low), Number(high)) : (Number(range), Number(range));
        for (var value = from; value <= to; value += step)
        {
            yield return value;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
