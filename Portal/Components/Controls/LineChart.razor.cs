using Microsoft.AspNetCore.Components;

namespace Portal.Components.Controls;

/// <summary>Lines over time, from zero up.</summary>
public sealed partial class LineChart
{
    private const int Steps = 4;

    /// <summary>What it shows, for screen readers and the table.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>What the labels are, e.g. "Day".</summary>
    [Parameter] public string LabelTitle { get; set; } = "Day";

    [Parameter, EditorRequired] public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>At most five, each with a value for each label.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    /// <summary>A value in words, e.g. "2.4 s".</summary>
    [Parameter] public Func<double, string> Format { get; set; } = ChartScale.Words;

    private double Top => ChartScale.Top(Series.SelectMany(series => series.Values).DefaultIfEmpty().Max(), Steps);

    private string Description => string.Join("; ", Series.Where(series => series.Values.Count > 0).Select(series =>
        $"{Label}, {series.Name}: from {Format(series.Values[0])} to {Format(series.Values[^1])}, highest {Format(series.Values.Max())}"));

    private IEnumerable<(string, IReadOnlyList<string>)> Rows => Labels.Select((label, at) =>
        (label, (IReadOnlyList<string>)[.. Series.Select(series => at < series.Values.Count ? Format(series.Values[at]) : "")]));

    private string Points(ChartSeries series) => string.Join(' ', series.Values.Select((value, at) => $"{X(series, at)},{Y(value)}"));

    private static string X(ChartSeries series, int at) => ChartScale.Number(series.Values.Count < 2 ? 50 : 100.0 * at / (series.Values.Count - 1));

    private string Y(double value) => ChartScale.Number(100 - (100 * value / Top));
}
