using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Domain.Analytics;

namespace Portal.Components.Pages.Analytics;

/// <summary>The dashboard. Its figures move while one looks.</summary>
public sealed partial class AnalyticsPage(Dashboard dashboard, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);
    private static readonly (DashboardRange Range, string Words)[] Ranges =
        [(DashboardRange.Today, "Today"), (DashboardRange.Week, "7 days"), (DashboardRange.Month, "30 days"), (DashboardRange.Quarter, "90 days")];

    private DashboardFigures? _figures;
    private DashboardFigures? _today;

    /// <summary>today, week, month or quarter.</summary>
    [SupplyParameterFromQuery] public string? Range { get; set; }

    private DashboardRange Current => Enum.TryParse<DashboardRange>(Range, ignoreCase: true, out var range) && Enum.IsDefined(range) ? range : DashboardRange.Today;

    /// <inheritdoc/>
    protected override void OnInitialized() => Follow(LookAsync(), seen => (_figures, _today) = seen);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync() => (_figures, _today) = await ReadAsync();

    private async IAsyncEnumerable<(DashboardFigures, DashboardFigures)> LookAsync()
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(Gone))
        {
            yield return await ReadAsync();
        }
    }

    private async Task<(DashboardFigures, DashboardFigures)> ReadAsync()
    {
        var today = await dashboard.ReadAsync(DashboardRange.Today, Gone);
        return (Current == DashboardRange.Today ? today : await dashboard.ReadAsync(Current, Gone), today);
    }

    private static string Seconds(double? milliseconds) =>
        milliseconds is { } ms ? (ms / 1000).ToString(ms < 9950 ? "0.0 s" : "0 s", CultureInfo.InvariantCulture) : "–";
}
