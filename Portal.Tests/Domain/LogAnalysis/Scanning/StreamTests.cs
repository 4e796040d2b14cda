using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Bench;
using Portal.Domain.LogAnalysis;
using Portal.Domain.LogAnalysis.Reading;
using Portal.Domain.LogAnalysis.Rules;
using Portal.Domain.LogAnalysis.Scanning;

namespace Portal.Tests.Domain.LogAnalysis.Scanning;

public sealed class StreamTests
{
    private const string Log = "[10:00:00] [Server thread/INFO]: Starting minecraft server version 1.20.4\n[10:00:01] [Server thread/ERROR]: java.lang.OutOfMemoryError: Java heap space\n";

    private static readonly LogAnalyzer Analyzer = new(null, NullLogger<LogAnalyzer>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 mark", "utf-16", "utf-16 mark", "utf-16 big", "utf-16 big mark", "gzip", "crlf", "colours"];

    [Theory, Trait("Req", "L1"), MemberData(nameof(Encodings))]
    public void Whatever_a_log_comes_as_says_the_same(string encoding)
    {
        var report = Analyzer.Analyze(new MemoryStream(Encoded(encoding)), null, Token);
        report.Findings.Should().ContainSingle(f => f.Code == "jvm.memory.heap").Which.Lines.Should().Equal(2);
        (report.LineCount, report.Version).Should().Be((2, "1.20.4"));
        report.Findings[0].Evidence[0].Text.Should().Be("[10:00:01] [Server thread/ERROR]: java.lang.OutOfMemoryError: Java heap space");
    }

    [Theory, Trait("Req", "L1")]
    [InlineData(1_048_570)]
    [InlineData(1_048_576)]
    [InlineData(1_048_590)]
    [InlineData(3_000_000)]
    public void An_entry_across_blocks_is_one(int before)
    {
        var text = new StringBuilder();
        var lines = 0;
        for (; text.Length < before; lines++)
        {
            text.Append("[10:00:00] [Server thread/INFO]: Kuro_77 joined the game").Append('x', Math.Clamp(before - text.Length - 57, 0, 40)).Append('\n');
        }

        text.Append("[10:00:01] [Server thread/ERROR]: Encountered an unexpected exception\n").Append('\t', 20).Append("at a.B.c(B.java:1)\nCaused by: java.lang.OutOfMemoryError: Java heap space\n");
        var report = Analyzer.Analyze(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), null, Token);
        report.LineCount.Should().Be(lines + 3);
        report.Findings.Should().Contain(f => f.Code == "jvm.memory.heap").Which.Lines.Should().Equal(lines + 1);
    }

    [Fact, Trait("Req", "L1")]
    public void Counts_are_exact_where_lines_are_bounded()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            text.Append("[10:00:01] [Server thread/ERROR]: java.lang.OutOfMemoryError: Java heap space\n[10:00:01] [Server thread/ERROR]: nobody knows number ").Append(i).Append('\n');
        }

        var report = Analyzer.Analyze(text.ToString(), null, Token);
        var finding = report.Findings.Should().ContainSingle(f => f.Code == "jvm.memory.heap").Which;
        finding.Count.Should().Be(20_000);
        finding.Lines.Should().HaveCount(50);
        report.Unknown.Should().ContainSingle().Which.Count.Should().Be(20_000);
    }

    [Fact, Trait("Req", "L1")]
    public void More_than_an_upload_may_have_is_refused_and_a_file_is_not()
    {
        var small = new LogAnalyzer(null, NullLogger<LogAnalyzer>.Instance) { MostBytes = 100 };
        small.Invoking(analyzer => analyzer.Analyze(new MemoryStream(Encoded("utf-8")), null, Token)).Should().Throw<InvalidDataException>();
        LogBytes.MostOfUpload.Should().Be(64 * 1024 * 1024);
    }

    [Theory, Trait("Req", "L1")]
    [InlineData("a\u001b[31mb\u001b[0mc", "abc")]
    [InlineData("§4red§r §", "red §")]
    [InlineData("\u001b]0;title\aname\u0000\u0007", "name")]
    [InlineData("\u001b]never ends", "")]
    [InlineData("\u009b1mx°é", "x°é")]
    public void A_block_is_cleaned_like_a_line(string text, string clean)
    {
        var bytes = Encoding.UTF8.GetBytes($"{text}\nnext\tline\r\n");
        Encoding.UTF8.GetString(bytes, 0, ByteCleaner.Clean(bytes)).Should().Be($"{clean}\nnext\tline\r\n");
        LineCleaner.Clean(text).Should().Be(clean);
    }

    [Fact, Trait("Req", "L1")]
    public void Hostile_inputs_neither_break_it_nor_make_it_say_more_than_it_may()
    {
        for (var seed = 0; seed < 45; seed++)
        {
            foreach (var kind in HostileLogs.Kinds)
            {
                var report = Analyzer.Analyze(new MemoryStream(HostileLogs.Make(kind, 500 + (seed * 700), seed)), null, Token);
                report.Findings.Should().HaveCountLessThan(60);
                report.Findings.Should().NotContain(f => f.Lines.Count > 50 || f.Evidence.Count > 8 || f.Evidence.Any(line => line.Text.Length > 8192));
                report.Unknown.Should().HaveCountLessThanOrEqualTo(50);
            }
        }
    }

    [Theory, Trait("Req", "L1")]
    [InlineData("line", 4_500_000)]
    [InlineData("frames", 4_500_000)]
    [InlineData("causes", 1_000_000)]
    public void A_line_of_four_megabytes_and_sixty_thousand_frames_are_read(string kind, int bytes)
    {
        var text = HostileLogs.Make(kind, bytes, 1);
        Analyzer.Analyze(new MemoryStream(text), null, Token).LineCount.Should().Be(text.AsSpan().Count((byte)'\n'));
    }

    [Theory, Trait("Req", "L1")]
    [InlineData(@"port (?<port2>\d+) of {1,3}[0-9]\b", true)]
    [InlineData(@"version 52\.0", false)]
    [InlineData("[1-5]x", false)]
    [InlineData(@"\x41", false)]
    public void An_expression_is_blind_for_digits_when_it_names_none(string regex, bool isBlind) =>
        new Pattern(new PatternText("abc", regex)).IsDigitBlind.Should().Be(isBlind);

    [Fact, Trait("Req", "L1")]
    public void Entries_that_differ_in_digits_keep_their_own_values()
    {
        var log = string.Concat(Enumerable.Range(1, 5).Select(i => $"[10:00:0{i}] [Server thread/ERROR]: Could not pass event PlayerJoinEvent to Plugin{i % 2} v1.{i}\norg.bukkit.event.EventException: null\n"));
        var findings = Analyzer.Analyze(log, null, Token).Findings.Where(f => f.Code == "plugin.runtime.exception").OrderBy(f => f.Subject).ToList();
        findings.Select(f => (f.Subject, f.Count)).Should().Equal(("Plugin0", 2), ("Plugin1", 3));
        findings[1].Lines.Should().Equal(1, 5, 9);
    }

    private static byte[] Encoded(string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(Log),
        "utf-8 mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Log)],
        "utf-16" => Encoding.Unicode.GetBytes(Log),
        "utf-16 mark" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Log)],
        "utf-16 big" => Encoding.BigEndianUnicode.GetBytes(Log),
        "utf-16 big mark" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Log)],
        "crlf" => Encoding.UTF8.GetBytes(Log.ReplaceLineEndings("\r\n")),
        "colours" => Encoding.UTF8.GetBytes(Log.Replace("OutOf", "Out\u001b[1mOf", StringComparison.Ordinal)),
        _ => Packed(Encoding.UTF8.GetBytes(Log)),
    };

    private static byte[] Packed(byte[] bytes)
    {
        var into = new MemoryStream();
        using (var packer = new GZipStream(into, CompressionMode.Compress))
        {
            packer.Write(bytes);
        }

        return into.ToArray();
    }
}
