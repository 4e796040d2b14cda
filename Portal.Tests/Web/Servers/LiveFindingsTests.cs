using Portal.Components.Pages.Servers;
using Portal.Domain.LogAnalysis;

namespace Portal.Tests.Web.Servers;

/// <summary>The rules on a live console: what is new is told once, at the page's own line number.</summary>
public sealed class LiveFindingsTests
{
    private const string Full = "[12:00:05] [Server thread/ERROR]: Encountered an unexpected exception\njava.lang.OutOfMemoryError: Java heap space\n\tat net.minecraft.server.MinecraftServer.tick(MinecraftServer.java:900)";
    private readonly LiveFindings _live = new(new LogAnalyzer());

    [Fact, Trait("Req", "L7")]
    public void A_new_line_tells_its_finding_at_the_pages_number()
    {
        Add(1000, Quiet(50), isNew: false);
        _live.Next().Should().BeNull("nobody waits for what was there before");
        Add(1050, Full, isNew: true);
        var told = Look();
        told.Should().ContainSingle(f => f.Finding.Code == "jvm.memory.heap").Which.Line.Should().BeInRange(1050, 1052);
        _live.Next().Should().BeNull();
    }

    [Fact]
    public void What_was_told_is_not_told_again_and_old_lines_tell_nothing()
    {
        Add(1, Full, isNew: false);
        Add(4, Quiet(3), isNew: true);
        Look().Should().BeEmpty("its lines were there before");
        Add(7, Full, isNew: true);
        Look().Should().NotBeEmpty();
        Add(10, Full, isNew: true);
        Look().Should().BeEmpty();
    }

    [Fact]
    public void Only_the_newest_lines_are_held()
    {
        Add(1, Quiet(10_000), isNew: true);
        _live.Next()!.Numbers.Should().HaveCount(400).And.EndWith(10_000);
    }

    private static string Quiet(int lines) => string.Join('\n', Enumerable.Range(1, lines).Select(i => $"[12:00:00] [Server thread/INFO]: All is well {i}"));

    private void Add(int first, string text, bool isNew)
    {
        foreach (var (line, i) in text.Split('\n').Select((line, i) => (line, i)))
        {
            _live.Add(first + i, line, isNew);
        }
    }

    private IReadOnlyList<LiveFinding> Look() => _live.Tell(_live.Look(_live.Next()!, TestContext.Current.CancellationToken));
}
