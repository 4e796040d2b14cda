using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Portal.Hosting.Metrics;

/// <summary>Writes figures in the Prometheus text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IReadOnlyList<(Instrument Instrument, IReadOnlyList<Series> Series)> figures)
    {
        var text = new StringBuilder();
        foreach (var (instrument, series) in figures)
        {
            WriteOne(text, instrument, series);
        }

        return text.ToString();
    }

    private static void WriteOne(StringBuilder text, Instrument instrument, IReadOnlyList<Series> all)
    {
        var kind = Kind(instrument);
        var name = Name(instrument) + (kind is "counter" ? "_total" : "");
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {OneLine(instrument.Description ?? instrument.Name)}\n# TYPE {name} {kind}\n");
        foreach (var series in all)
        {
            var (sum, count, buckets) = series.Read();
            if (kind is not "histogram")
            {
                Line(text, name, series.Labels, sum);
                continue;
            }

            var upTo = 0L;
            for (var i = 0; i < buckets.Length; i++)
            {
                upTo += buckets[i];
                var bound = i < Series.Bounds.Length ? Number(Series.Bounds[i]) : "+Inf";
                Line(text, name + "_bucket", [.. series.Labels, new("le", bound)], upTo);
            }

            Line(text, name + "_sum", series.Labels, sum);
            Line(text, name + "_count", series.Labels, count);
        }
    }

    private static string Kind(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Histogram" => "histogram",
        "Counter" or "ObservableCounter" => "counter",
        _ => "gauge",
    };

    private static string Name(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return string.Concat(instrument.Name.Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '_')) + unit;
    }

    private static void Line(StringBuilder text, string name, IReadOnlyList<KeyValuePair<string, string>> labels, double value)
    {
        text.Append(name);
        if (labels.Count > 0)
        {
            text.Append('{').AppendJoin(',', labels.Select(label => $"{Label(label.Key)}=\"{Escape(label.Value)}\"")).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Label(string key) => string.Concat(key.Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '_'));

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string OneLine(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
