using System.Globalization;

namespace Portal.Components.Controls;

/// <summary>Times and spans in words.</summary>
public static class TimeWords
{
    /// <summary>"just now", "5 min ago", "in 2 h", "yesterday", "3 days ago", from a week on the day itself.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now)
    {
        var past = now - at;
        var span = past.Duration();
        return span switch
        {
            { TotalSeconds: < 45 } => past >= TimeSpan.Zero ? "just now" : "in a moment",
            { TotalDays: >= 7 } => Day(at, now),
            { TotalHours: >= 36 } => Turn($"{Math.Round(span.TotalDays):0} days", past),
            { TotalHours: >= 22 } => past > TimeSpan.Zero ? "yesterday" : "tomorrow",
            _ => Turn(Short(span), past),
        };
    }

    /// <summary>A span of time: "850 ms", "4.2 s", "3 min", "2 h 5 min", "3 d 4 h".</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMilliseconds: < 1000 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 59.95 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Floor(span.TotalMinutes)):0} min"),
        { TotalHours: < 24 } => Pair((int)span.TotalHours, "h", span.Minutes, "min"),
        _ => Pair((int)span.TotalDays, "d", span.Hours, "h"),
    };

    private static string Pair(int large, string largeUnit, int small, string smallUnit) =>
        small == 0 ? $"{large} {largeUnit}" : $"{large} {largeUnit} {small} {smallUnit}";

    private static string Turn(string words, TimeSpan past) => past > TimeSpan.Zero ? $"{words} ago" : $"in {words}";

    private static string Short(TimeSpan span) => span.TotalMinutes < 59.5
        ? $"{Math.Max(1, Math.Round(span.TotalMinutes)):0} min"
        : $"{Math.Max(1, Math.Round(span.TotalHours)):0} h";

    private static string Day(DateTimeOffset at, DateTimeOffset now) =>
        at.UtcDateTime.ToString(at.UtcDateTime.Year == now.UtcDateTime.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);
}
