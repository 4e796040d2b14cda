using System.Globalization;

namespace Portal.Components.Controls;

/// <summary>Numbers to places: fields are 100 high, pictures are stretched to their box.</summary>
internal static class ChartScale
{
    /// <summary>The smallest of 1, 2, 2.5, 5 times a power of ten, times <paramref name="steps"/>, that holds <paramref name="most"/>; at least <paramref name="steps"/>.</summary>
    public static double Top(double most, int steps = 4)
    {
        if (!double.IsFinite(most) || most <= steps)
        {
            return steps;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(most / steps)));
        return new[] { 1, 2, 2.5, 5, 10 }.Select(nice => nice * power * steps).First(top => top >= most - 1e-9);
    }

    public static string Number(double value) => (Math.Round(value, 3) + 0.0).ToString(CultureInfo.InvariantCulture);

    /// <summary>A value as words: no decimals from 100, thousands parted.</summary>
    public static string Words(double value) =>
        value.ToString(Math.Abs(value) >= 100 || value == Math.Floor(value) ? "#,0" : "0.##", CultureInfo.InvariantCulture);

    /// <summary>The labels with all but about <paramref name="most"/> of them left empty, evenly, so that each stays in its place.</summary>
    public static IEnumerable<string> Some(IReadOnlyList<string> labels, int most)
    {
        var step = (labels.Count + most - 1) / most;
        return labels.Select((label, at) => at % Math.Max(1, step) == 0 ? label : "");
    }
}
