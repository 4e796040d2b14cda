namespace Portal.Domain.Escalation;

/// <summary>When people are at the desk. Pure.</summary>
public static class OpeningHours
{
    private static readonly string[] Names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>The days of <c>Mon-Fri</c> or <c>Mon,Wed</c>; empty text = every day; null = not understood.</summary>
    public static IReadOnlySet<DayOfWeek>? Days(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Enum.GetValues<DayOfWeek>().ToHashSet();
        }

        var days = new HashSet<DayOfWeek>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries).Select(Day).ToList();
            if (ends.Count > 2 || ends.Contains(-1))
            {
                return null;
            }

            for (var day = ends[0]; ; day = (day + 1) % 7)
            {
                days.Add((DayOfWeek)day);
                if (day == ends[^1])
                {
                    break;
                }
            }
        }

        return days.Count == 0 ? null : days;
    }

    /// <summary>The moment at which this much opening time has passed since <paramref name="from"/>.</summary>
    public static DateTimeOffset After(DateTimeOffset from, TimeSpan time, EscalationOptions options)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        var days = Days(options.OpenDays)!;
        var local = TimeZoneInfo.ConvertTime(from, zone).DateTime;
        while (true)
        {
            var (opens, closes) = (local.Date.AddHours(options.OpensAt), local.Date.AddHours(options.ClosesAt));
            var start = local < opens ? opens : local;
            if (days.Contains(local.DayOfWeek) && start < closes)
            {
                var left = closes - start;
                if (time <= left)
                {
                    return ToUtc(start + time, zone);
                }

                time -= left;
            }

            local = local.Date.AddDays(1);
        }
    }

    private static DateTimeOffset ToUtc(DateTime local, TimeZoneInfo zone)
    {
        var valid = zone.IsInvalidTime(local) ? local.AddHours(1) : local; // an hour that daylight saving leaves out
        return new DateTimeOffset(valid, zone.GetUtcOffset(valid)).ToUniversalTime();
    }

    private static int Day(string name) => Array.FindIndex(Names, n => name.StartsWith(n, StringComparison.OrdinalIgnoreCase));
}
