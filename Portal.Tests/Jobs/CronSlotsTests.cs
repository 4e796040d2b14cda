using System.Globalization;
using Portal.Domain.Jobs;

namespace Portal.Tests.Jobs;

public sealed class CronSlotsTests
{
    [Theory, Trait("Req", "K7")]
    [InlineData("0 */6 * * *", "2026-11-24 12:00", "2026-11-24 18:00")]
    [InlineData("0 2 * * *", "2026-12-31 02:00", "2027-01-01 02:00")]
    [InlineData("*/5 * * * *", "2026-11-24 12:04", "2026-11-24 12:05")]
    [InlineData("15,45 8-9 * * *", "2026-11-24 09:45", "2026-11-25 08:15")]
    [InlineData("0 0 * * 0", "2026-11-24 12:00", "2026-11-29 00:00")]
    [InlineData("0 0 * * 7", "2026-11-24 12:00", "2026-11-29 00:00")]
    [InlineData("0 0 29 2 *", "2026-11-24 12:00", "2028-02-29 00:00")]
    [InlineData("0 0 31 2 *", "2026-11-24 12:00", null)]
    public void The_next_slot_is_found(string cron, string after, string? next) =>
        Cron.TryParse(cron)!.Next(At(after)!.Value).Should().Be(At(next));

    private static DateTimeOffset? At(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
