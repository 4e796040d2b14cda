using Portal.Components.Controls;

namespace Portal.Tests.Web.Controls;

/// <summary>Charts say in words and in a table what they draw.</summary>
[Trait("Req", "N2")]
public sealed class ChartTests
{
    private static readonly string[] Days = ["Mon", "Tue", "Wed"];

    [Fact]
    public async Task A_line_runs_from_edge_to_edge_and_to_scale()
    {
        var chart = await Markup.OfAsync<LineChart>(("Label", "Queries"), ("Labels", Days), ("Series", new[] { new ChartSeries("All", [0, 20, 40]) }));

        chart.QuerySelector("polyline")!.GetAttribute("points").Should().Be("0,100 50,50 100,0");
        chart.QuerySelectorAll(".chart-y span").Select(label => label.TextContent).Should().Equal("40", "30", "20", "10", "0");
    }

    [Fact]
    public async Task A_line_says_its_figures_in_words_and_in_a_table()
    {
        var chart = await Markup.OfAsync<LineChart>(("Label", "Queries"), ("Labels", Days), ("Series", new[] { new ChartSeries("All", [3, 20, 4]) }));

        chart.QuerySelector("svg")!.GetAttribute("aria-label").Should().Be("Queries, All: from 3 to 4, highest 20");
        chart.QuerySelectorAll("tbody tr").Select(row => row.TextContent.Trim()).Should().Equal("Mon3", "Tue20", "Wed4");
    }

    [Fact]
    public async Task Bars_start_at_zero()
    {
        var chart = await Markup.OfAsync<BarChart>(("Label", "Times"), ("Bars", new[] { new ChartPoint("fast", 8), new ChartPoint("slow", 2) }));

        chart.QuerySelectorAll("rect").Select(bar => (bar.GetAttribute("y"), bar.GetAttribute("height"))).Should().Equal(("0", "100"), ("75", "25"));
    }

    [Fact]
    public async Task The_parts_of_a_ring_follow_each_other()
    {
        var chart = await Markup.OfAsync<DonutChart>(("Label", "Ends"), ("Parts", new[] { new ChartPoint("solved", 3), new ChartPoint("open", 1) }), ("Middle", "75 %"));

        chart.QuerySelectorAll(".chart-ring").Select(part => (part.GetAttribute("stroke-dasharray"), part.GetAttribute("stroke-dashoffset")))
            .Should().Equal(("75 100", "0"), ("25 100", "-75"));
        chart.QuerySelector("text")!.TextContent.Should().Be("75 %");
    }

    [Fact]
    public async Task Nothing_to_draw_is_no_error()
    {
        (await Markup.OfAsync<LineChart>(("Label", "x"), ("Labels", Array.Empty<string>()), ("Series", Array.Empty<ChartSeries>()))).QuerySelector("svg").Should().NotBeNull();
        (await Markup.OfAsync<BarChart>(("Label", "x"), ("Bars", Array.Empty<ChartPoint>()))).QuerySelector("rect").Should().BeNull();
        (await Markup.OfAsync<DonutChart>(("Label", "x"), ("Parts", Array.Empty<ChartPoint>()))).QuerySelector(".chart-ring").Should().BeNull();
        (await Markup.OfAsync<Sparkline>(("Label", "x"), ("Values", Array.Empty<double>()))).QuerySelector("polyline").Should().BeNull();
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(4, 4)]
    [InlineData(37, 40)]
    [InlineData(41, 80)]
    [InlineData(1284, 2000)]
    public void The_scale_ends_on_a_round_number_above_all(double most, double top) => ChartScale.Top(most).Should().Be(top);

    [Fact]
    public void Of_thirty_labels_a_few_stay_each_in_its_place()
    {
        var shown = ChartScale.Some([.. Enumerable.Range(1, 30).Select(day => $"{day}")], 7).ToList();

        shown.Should().HaveCount(30);
        shown.Where(label => label != "").Should().Equal("1", "6", "11", "16", "21", "26");
    }
}
