using System.Globalization;
using Portal.Components.Controls;

namespace Portal.Tests.Web.Controls;

public sealed class TimeWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-24T11:59:50Z", "just now")]
    [InlineData("2026-11-24T12:00:10Z", "in a moment")]
    [InlineData("2026-11-24T11:59:00Z", "1 min ago")]
    [InlineData("2026-11-24T11:00:10Z", "1 h ago")]
    [InlineData("2026-11-24T14:00:00Z", "in 2 h")]
    [InlineData("2026-11-23T12:00:00Z", "yesterday")]
    [InlineData("2026-11-21T12:00:00Z", "3 days ago")]
    [InlineData("2026-11-10T12:00:00Z", "10 Nov")]
    [InlineData("2025-11-10T12:00:00Z", "10 Nov 2025")]
    public void A_time_is_said_as_people_say_it(string at, string words) =>
        TimeWords.Ago(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), Now).Should().Be(words);

    [Theory]
    [InlineData(0.85, "850 ms")]
    [InlineData(4.23, "4.2 s")]
    [InlineData(59.96, "1 min")]
    [InlineData(200, "3 min")]
    [InlineData(7500, "2 h 5 min")]
    [InlineData(273600, "3 d 4 h")]
    public void A_span_is_said_in_two_units_at_most(double seconds, string words) => TimeWords.Span(TimeSpan.FromSeconds(seconds)).Should().Be(words);
}
