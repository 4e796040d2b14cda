namespace Portal.Components.Controls;

/// <summary>A named number of a chart.</summary>
public sealed record ChartPoint(string Label, double Value);

/// <summary>A line of a chart: one value for each label of the chart.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<double> Values);
