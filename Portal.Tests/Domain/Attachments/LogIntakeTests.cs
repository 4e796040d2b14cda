using System.Text;
using Portal.Domain.Attachments;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.Attachments;

/// <summary>What is taken, what is refused, and that nothing of a refused one is kept.</summary>
public sealed class LogIntakeTests : IAsyncLifetime
{
    private const int Megabyte = 1 << 20;
    private readonly AttachmentOptions _options = new() { MostMegabytes = 1, PerHour = 100 };
    private readonly ManualClock _clock = new();
    private AttachmentWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await AttachmentWorld.CreateAsync(_options, _clock);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact, Trait("Req", "L7")]
    public async Task A_log_is_taken_up_to_the_very_byte()
    {
        (await _world.SendAsync(new byte[Megabyte].Select(_ => (byte)'x').ToArray())).Attachment!.Bytes.Should().Be(Megabyte);
        (await _world.SendAsync(new byte[Megabyte + 1].Select(_ => (byte)'x').ToArray())).Refused!.Problem.Should().Be(UploadProblem.TooLarge);
        _world.Files.Should().HaveCount(2, "of the refused one nothing is kept");
    }

    [Fact, Trait("Req", "L7"), Trait("Req", "XE4")]
    public async Task A_bomb_is_stopped_at_the_byte()
    {
        var unpacked = 0L;
        var bomb = AttachmentWorld.Gzip(stream =>
        {
            for (var i = 0; i < 200; i++, unpacked += Megabyte)
            {
                stream.Write(new byte[Megabyte].Select(_ => (byte)'a').ToArray());
            }
        });
        bomb.Length.Should().BeLessThan(2 * Megabyte);
        (await _world.SendAsync(bomb, "latest.log.gz")).Refused!.Message.Should().Contain("larger than 1 MiB");
        _world.Files.Should().BeEmpty();
    }

    [Theory, Trait("Req", "L7")]
    [InlineData("PK\u0003\u0004rest of a zip", UploadProblem.Archive)]
    [InlineData("7z\u00bc\u00af\u0027\u001crest", UploadProblem.Archive)]
    [InlineData("Rar!rest", UploadProblem.Archive)]
    [InlineData("%PDF-1.7 rest", UploadProblem.NotText)]
    [InlineData("\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008", UploadProblem.NotText)]
    [InlineData("", UploadProblem.Empty)]
    [InlineData("\u001f\u008bno gzip at all", UploadProblem.Broken)]
    public async Task What_is_no_log_is_refused_with_words(string bytes, UploadProblem problem)
    {
        var result = await _world.SendAsync(Encoding.Latin1.GetBytes(bytes), "thing.zip");
        result.Attachment.Should().BeNull();
        result.Refused!.Problem.Should().Be(problem);
        result.Refused.Message.Should().Contain("thing.zip");
        _world.Files.Should().BeEmpty();
    }

    [Fact]
    public async Task An_archive_inside_gzip_is_an_archive()
    {
        var tar = new byte[1024];
        "ustar"u8.CopyTo(tar.AsSpan(257));
        (await _world.SendAsync(AttachmentWorld.Gzip(s => s.Write(tar)), "logs.tar.gz")).Refused!.Problem.Should().Be(UploadProblem.Archive);
        (await _world.SendAsync(AttachmentWorld.Gzip(s => s.Write(AttachmentWorld.Gzip(t => t.WriteByte(65)))), "a.gz")).Refused!.Problem.Should().Be(UploadProblem.Archive);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public async Task Every_encoding_becomes_the_same_lines(string encoding)
    {
        var into = Encoding.GetEncoding(encoding);
        var taken = await _world.SendAsync([.. into.Preamble, .. into.GetBytes("one\r\nzwei ü\r\n")]);
        var log = await _world.OpenAsync(taken);
        (await log.WindowAsync(1, 10, AttachmentWorld.Token)).Select(line => line.Text).Should().Equal("one", "zwei ü");
    }

    [Fact]
    public async Task Gzip_becomes_the_log_in_it()
    {
        var taken = await _world.SendAsync(AttachmentWorld.Gzip(s => s.Write("[12:00:00 INFO]: Hi\n"u8)), "../../etc/2026-11-24-1.log.gz");
        taken.Attachment!.Name.Should().Be("2026-11-24-1.log");
        taken.Attachment.Lines.Should().Be(1);
    }

    [Fact, Trait("Req", "XF")]
    public async Task So_many_an_hour_and_so_much_at_once()
    {
        (_options.PerHour, _options.OwnerMegabytes) = (3, 1);
        (await _world.SendAsync(new byte[Megabyte].Select(_ => (byte)'x').ToArray())).Refused.Should().BeNull();
        (await _world.SendAsync("x"u8.ToArray())).Refused!.Problem.Should().Be(UploadProblem.NoRoom);
        _clock.Advance(TimeSpan.FromMinutes(59));
        (await _world.SendAsync("x"u8.ToArray())).Refused!.Problem.Should().Be(UploadProblem.NoRoom);
        var refused = (await _world.SendAsync("x"u8.ToArray())).Refused!;
        refused.Problem.Should().Be(UploadProblem.TooMany);
        refused.RetryAfter.Should().Be(TimeSpan.FromMinutes(1));
        _clock.Advance(TimeSpan.FromHours(24));
        (await _world.SendAsync("x"u8.ToArray())).Refused.Should().BeNull("the old one is gone by now");
    }
}
