namespace Portal.Domain.Analytics;

/// <summary>How often a kind of question was asked.</summary>
public sealed record QueryTypeCount(string Type, long Count);

/// <summary>One bar or point of a chart.</summary>
/// <param name="Label">The hour ("14:00") or day ("24 Nov").</param>
/// <param name="Queries">Questions answered in it.</param>
/// <param name="Rated">Of those, rated or resolved.</param>
/// <param name="Satisfied">Of those, satisfied.</param>
/// <param name="AverageMs">Average response time, or null without any.</param>
public sealed record DashboardPoint(string Label, long Queries, long Rated, long Satisfied, double? AverageMs);

/// <summary>The figures of a range beside those of the same range before it.</summary>
/// <param name="Queries">Questions answered.</param>
/// <param name="Before">Questions answered in the range before.</param>
/// <param name="Rated">Answers that were rated or resolved; only these count for satisfaction (N3).</param>
/// <param name="Satisfied">Of those, satisfied.</param>
/// <param name="AverageMs">From the owner's message to the end of the answer, milliseconds.</param>
/// <param name="P50Ms">Median; exact within the detail window, from the histogram after.</param>
/// <param name="P95Ms">95th percentile, likewise.</param>
/// <param name="Escalated">Handed to a person.</param>
/// <param name="Grounded">Answers that rest on a log line, a passage or a panel fact.</param>
/// <param name="Cost">Spent on models.</param>
/// <param name="TopTypes">The five most frequent kinds of question.</param>
/// <param name="TopFindings">The five most frequent findings (within the detail window).</param>
public sealed record DashboardFigures(
    long Queries, long Before, long Rated, long Satisfied, double? AverageMs, double? P50Ms, double? P95Ms, long Escalated, long Grounded,
    decimal Cost, IReadOnlyList<QueryTypeCount> TopTypes, IReadOnlyList<QueryTypeCount> TopFindings, IReadOnlyList<DashboardPoint> Series)
{
    /// <summary>Satisfied of rated, 0-1, or null while nothing is rated.</summary>
    public double? Satisfaction => Rated == 0 ? null : (double)Satisfied / Rated;

    /// <summary>Growth against the range before, 0.1 = 10 % more, or null when there was nothing before.</summary>
    public double? Growth => Before == 0 ? null : (Queries - Before) / (double)Before;

    /// <summary>Answered without a person, 0-1, or null without any question.</summary>
    public double? Deflection => Queries == 0 ? null : (Queries - Escalated) / (double)Queries;
}

/// <summary>How far back.</summary>
public enum DashboardRange
{
    /// <summary>Since midnight in the configured time zone, beside the whole day before.</summary>
    Today,
    Week,
    Month,
    Quarter,
}
