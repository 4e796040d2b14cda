using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Portal.Hosting.Metrics;

/// <summary>One line of figures: an instrument with one set of labels.</summary>
internal sealed class Series(IReadOnlyList<KeyValuePair<string, string>> labels)
{
    /// <summary>Seconds; the usual steps for request times.</summary>
    public static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private readonly Lock _gate = new();
    private readonly long[] _buckets = new long[Bounds.Length + 1];
    private double _sum;
    private long _count;

    public IReadOnlyList<KeyValuePair<string, string>> Labels => labels;

    public void Add(double value)
    {
        lock (_gate)
        {
            _sum += value;
        }
    }

    public void Set(double value)
    {
        lock (_gate)
        {
            _sum = value;
        }
    }

    public void Record(double value)
    {
        lock (_gate)
        {
            _sum += value;
            _count++;
            var step = Array.FindIndex(Bounds, bound => value <= bound);
            _buckets[step < 0 ? Bounds.Length : step]++;
        }
    }

    public (double Sum, long Count, long[] Buckets) Read()
    {
        lock (_gate)
        {
            return (_sum, _count, [.. _buckets]);
        }
    }
}

/// <summary>Listens to the meters worth showing: the process, requests, circuits and the portal's own.</summary>
internal sealed class MeterStore : IDisposable
{
    /// <summary>A label that grows without end must not fill the memory.</summary>
    private const int MostSeries = 500;

    private static readonly string[] Meters =
        ["System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components.Server.Circuits", "Portal"];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, ConcurrentDictionary<string, Series>> _series = new();

    public MeterStore()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Contains(instrument.Meter.Name) || instrument.Meter.Name.StartsWith("Portal.", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<float>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<decimal>((instrument, value, tags, _) => Take(instrument, (double)value, tags));
        _listener.Start();
    }

    /// <summary>Everything as it stands now.</summary>
    public IReadOnlyList<(Instrument Instrument, IReadOnlyList<Series> Series)> Read()
    {
        _listener.RecordObservableInstruments();
        return [.. _series.OrderBy(entry => entry.Key.Name, StringComparer.Ordinal).Select(entry => (entry.Key, (IReadOnlyList<Series>)[.. entry.Value.Values]))];
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = _series.GetOrAdd(instrument, _ => new(StringComparer.Ordinal));
        if (Find(all, tags) is not { } series)
        {
            return;
        }

        switch (instrument.GetType().Name.Split('`')[0])
        {
            case "Histogram":
                series.Record(value);
                break;
            case "Counter" or "UpDownCounter":
                series.Add(value);
                break;
            default:
                series.Set(value);
                break;
        }
    }

    private static Series? Find(ConcurrentDictionary<string, Series> all, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<KeyValuePair<string, string>>(tags.Length);
        foreach (var tag in tags)
        {
            labels.Add(new(tag.Key, Convert.ToString(tag.Value, System.Globalization.CultureInfo.InvariantCulture) ?? ""));
        }

        labels.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        var key = string.Join('\u001f', labels.Select(label => $"{label.Key}={label.Value}"));
        return all.TryGetValue(key, out var known) ? known : all.Count < MostSeries ? all.GetOrAdd(key, _ => new Series(labels)) : null;
    }
}
