namespace Portal.Domain.Analytics;

/// <summary>Percentiles of response times: exact while only detail is asked for, from histograms as soon as folded days take part.</summary>
internal sealed class ResponseTimes
{
    private readonly List<long> _exact = [];
    private readonly ResponseHistogram? _histogram;

    public ResponseTimes(IEnumerable<Interaction> detail, IReadOnlyCollection<DailyFigures> folded)
    {
        _exact.AddRange(detail.Select(i => i.ResponseMs).Order());
        if (folded.Count == 0)
        {
            return;
        }

        _histogram = new ResponseHistogram();
        _exact.ForEach(_histogram.Add);
        foreach (var day in folded)
        {
            _histogram.Add(ResponseHistogram.FromJson(day.ResponseHistogram));
        }
    }

    /// <summary>The percentile (0-1, nearest rank), or null without any time.</summary>
    public double? Percentile(double part) =>
        _histogram is not null ? _histogram.Percentile(part)
        : _exact.Count == 0 ? null
        : _exact[Math.Max(0, (int)Math.Ceiling(part * _exact.Count) - 1)];
}
