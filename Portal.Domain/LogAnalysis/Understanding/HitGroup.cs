using Portal.Domain.LogAnalysis.Rules;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>The hits of one rule and subject.</summary>
/// <param name="most">How many are kept whole.</param>
internal sealed class HitGroup(int most)
{
    public int Kept { get; set; }

    public bool IsFull => Kept >= most;

    /// <summary>The last one kept; it counts for those that are not.</summary>
    public Hit Last { get; set; } = null!;

    /// <summary>Whether as many as the rule asks for came within its time.</summary>
    public bool WasBurst { get; set; }

    /// <summary>The newest of those not kept, where a burst may still come.</summary>
    public Queue<Hit> Recent { get; } = [];

    /// <summary>Whether another hit is counted and nothing more.</summary>
    public bool OnlyCounts => IsFull && (WasBurst || Last.Rule.Text is not { AtLeast: > 1, WithinMinutes: > 0 });
}
