using System.Globalization;
using System.Text;
using Portal.Domain.Attachments;

namespace Portal.Tests.Domain.Attachments;

/// <summary>Windows, matches and the strip of a stored log, whatever its lines are like.</summary>
public sealed class StoredLogTests : IAsyncLifetime
{
    private AttachmentWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await AttachmentWorld.CreateAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(1, 5)]
    [InlineData(128, 3)]
    [InlineData(129, 200)]
    [InlineData(4990, 50)]
    [InlineData(5000, 1)]
    public async Task A_window_holds_its_lines_and_no_others(int from, int count)
    {
        var log = await StoreAsync(string.Concat(Enumerable.Range(1, 5000).Select(i => $"line {i}\r\n")));
        log.Index.Lines.Should().Be(5000);
        (await log.WindowAsync(from, count, AttachmentWorld.Token)).Select(line => line.Text)
            .Should().Equal(Enumerable.Range(from, Math.Min(count, 5000 - from + 1)).Select(i => $"line {i}"));
    }

    [Fact]
    public async Task Beyond_the_end_there_is_nothing_and_a_window_has_its_limit()
    {
        var log = await StoreAsync(string.Concat(Enumerable.Range(1, 1000).Select(i => $"{i}\n")));
        (await log.WindowAsync(1001, 10, AttachmentWorld.Token)).Should().BeEmpty();
        (await log.WindowAsync(1, 100_000, AttachmentWorld.Token)).Should().HaveCount(StoredLog.MostLines);
    }

    [Fact, Trait("Req", "XC6")]
    public async Task Odd_lines_are_shown_neutralised_and_cut()
    {
        var log = await StoreAsync($"\u001b[31mred\u001b[0m \u202eevil\u0000\n\n{new string('ü', 3_000_000)}\nlast");
        var lines = await log.WindowAsync(1, 10, AttachmentWorld.Token);
        lines.Should().HaveCount(4);
        lines[0].Text.Should().Be("red evil");
        lines[1].Text.Should().BeEmpty();
        lines[2].Text.Length.Should().Be(StoredLog.MostLineBytes / 2);
        lines[2].Cut.Should().Be(6_000_000 - StoredLog.MostLineBytes);
        lines[3].Should().Be(new LogLine("last", LineLevel.None, 0));
    }

    [Fact]
    public async Task Matches_are_counted_by_line_over_the_seams_of_reading()
    {
        var text = new StringBuilder();
        for (var i = 1; i <= 60_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"[12:00:00] [Server thread/INFO]: line {i}{(i % 1000 == 0 ? " NEEDLE needle" : "")}\n");
        }

        var hits = await (await StoreAsync(text.ToString())).FindAsync("Needle", AttachmentWorld.Token);
        hits.Count.Should().Be(60);
        hits.Lines.Should().Equal(Enumerable.Range(1, 60).Select(i => i * 1000L));
    }

    [Fact]
    public async Task A_text_is_taken_as_it_is_and_many_matches_are_counted_but_not_all_named()
    {
        var log = await StoreAsync(string.Concat(Enumerable.Repeat("a.b (x)\n", 12_000)));
        (await log.FindAsync("(x)", AttachmentWorld.Token)).Should().Match<LogHits>(hits => hits.Count == 12_000 && hits.Lines.Count == StoredLog.MostHits);
        (await log.FindAsync(".*", AttachmentWorld.Token)).Count.Should().Be(0);
    }

    [Fact]
    public async Task The_strip_shows_where_errors_are_and_no_player_marks_it()
    {
        var lines = Enumerable.Range(1, 12_800).Select(i => i == 6401 ? "[12:00:00] [Server thread/ERROR]: broken" : "[12:00:00] [Server thread/INFO]: <Bob> ERROR WARN");
        var strip = (await StoreAsync(string.Join('\n', lines))).Index.Overview(100);
        strip.Should().HaveCount(100);
        strip.Select((level, i) => (level, i)).Where(part => part.level != LineLevel.None).Should().Equal((LineLevel.Error, 50));
    }

    private async Task<StoredLog> StoreAsync(string text) => await _world.OpenAsync(await _world.SendAsync(Encoding.UTF8.GetBytes(text)));
}
