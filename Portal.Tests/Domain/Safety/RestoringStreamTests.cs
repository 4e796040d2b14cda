using Portal.Domain.Safety;

namespace Portal.Tests.Domain.Safety;

[Trait("Req", "XD3")]
public sealed class RestoringStreamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(100)]
    public void Placeholders_cut_anywhere_come_back_whole(int size)
    {
        var redaction = new Redaction();
        var text = redaction.Redact("from 203.0.113.9 to ops@example.org") + " [1] [a] [IP-9] ende [";
        var stream = new RestoringStream(redaction);
        var shown = string.Concat(text.Chunk(size).Select(piece => stream.Add(new string(piece)))) + stream.End();
        shown.Should().Be("from 203.0.113.9 to ops@example.org [1] [a] [IP-9] ende [");
    }

    [Fact]
    public void A_conversation_keeps_its_placeholders_and_no_other_knows_them()
    {
        var all = new ConversationRedactions();
        var talk = Guid.NewGuid();
        all.For("olivia", talk).Redact("203.0.113.9").Should().Be("[IP-1]");
        all.For("olivia", talk).Redact("198.51.100.4 203.0.113.9").Should().Be("[IP-2] [IP-1]");
        all.For("noah", talk).Restore("[IP-1]").Should().Be("[IP-1]");
        all.For("olivia", Guid.NewGuid()).Restore("[IP-1]").Should().Be("[IP-1]");
        Parallel.For(0, 200, i => all.For("olivia", talk).Redact($"10.1.{i}.1"));
        all.For("olivia", talk).Count.Should().Be(202);
    }
}
