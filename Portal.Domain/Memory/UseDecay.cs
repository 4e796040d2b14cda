namespace Portal.Domain.Memory;

/// <summary>How use is weighed (S3): each use counts one, and what was counted halves every 14 days.</summary>
public static class UseDecay
{
    /// <summary>After this long without use a score is worth half.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(14);

    /// <summary>What a score of <paramref name="at"/> is worth <paramref name="now"/>. Clocks that went backwards count as no time.</summary>
    public static double At(double weight, DateTimeOffset at, DateTimeOffset now)
    {
        var age = now - at;
        return age <= TimeSpan.Zero ? weight : weight * Math.Pow(0.5, age / HalfLife);
    }
}
