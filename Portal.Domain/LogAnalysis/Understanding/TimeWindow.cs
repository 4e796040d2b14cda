namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>Whether something happened often within a time.</summary>
internal static class TimeWindow
{
    private const double Day = 86_400;

    /// <summary>Whether <paramref name="times"/> (seconds of the day, in the order of the log) holds <paramref name="count"/> within <paramref name="minutes"/>. Midnight is crossed.</summary>
    public static bool Holds(IReadOnlyList<double?> times, int count, int minutes)
    {
        var known = times.OfType<double>().ToList();
        for (var first = 0; first + count <= known.Count; first++)
        {
            var span = known[first + count - 1] - known[first];
            if ((span < 0 ? span + Day : span) <= minutes * 60)
            {
                return true;
            }
        }

        return false;
    }
}
