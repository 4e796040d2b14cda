using System.Text.Json;

namespace Portal.Domain.Analytics;

/// <summary>
/// Counts of response times in buckets whose upper bounds grow by the square root of two from 125 ms, so that a percentile read from them
/// is at most 41 % above the true one. Sums of histograms are histograms: days can be added up.
/// </summary>
public sealed class ResponseHistogram
{
    private const double FirstMs = 125;
    private const int Buckets = 32;
    private readonly long[] _counts = new long[Buckets];

    /// <summary>All times counted.</summary>
    public long Count => _counts.Sum();

    /// <summary>Counts one response.</summary>
    public void Add(long milliseconds) => _counts[Bucket(milliseconds)]++;

    /// <summary>Adds another histogram's counts.</summary>
    public void Add(ResponseHistogram other)
    {
        for (var i = 0; i < Buckets; i++)
        {
            _counts[i] += other._counts[i];
        }
    }

    /// <summary>The upper bound, in milliseconds, of the bucket that holds the percentile (0-1), or null without any time.</summary>
    public double? Percentile(double part)
    {
        var (count, seen) = (Count, 0L);
        if (count == 0)
        {
            return null;
        }

        var wanted = Math.Max(1, (long)Math.Ceiling(part * count));
        for (var i = 0; i < Buckets; i++)
        {
            seen += _counts[i];
            if (seen >= wanted)
            {
                return Upper(i);
            }
        }

        return Upper(Buckets - 1);
    }

    /// <summary>As kept in the database.</summary>
    public string ToJson() => JsonSerializer.Serialize(_counts);

    /// <summary>From the database; shorter arrays are filled up with zeros.</summary>
    public static ResponseHistogram FromJson(string json)
    {
        var read = new ResponseHistogram();
        var counts = JsonSerializer.Deserialize<long[]>(json) ?? [];
        Array.Copy(counts, read._counts, Math.Min(counts.Length, Buckets));
        return read;
    }

    private static int Bucket(long milliseconds) =>
        milliseconds <= FirstMs ? 0 : Math.Min(Buckets - 1, (int)Math.Ceiling(2 * Math.Log2(milliseconds / FirstMs)));

    private static double Upper(int bucket) => FirstMs * Math.Pow(2, bucket / 2.0);
}
