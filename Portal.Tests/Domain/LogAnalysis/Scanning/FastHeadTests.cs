using System.Text;
using Portal.Domain.LogAnalysis.Reading;
using Portal.Domain.LogAnalysis.Scanning;

namespace Portal.Tests.Domain.LogAnalysis.Scanning;

public sealed class FastHeadTests
{
    private static readonly string[] Parts =
    [
        "[12:00:01] [Server thread/INFO]", "[05Jul2022 23:41:35.352] [main/WARN]", "[12:00:01 INFO]", "[12:00:01", "[05Jul2022 23:41:35.352", "[2026-01-01 10:00:00.000", "[9:00:00", "]", "] ", " [Server thread/INFO]", " [main/ERROR]", " [x WARN]", " INFO]", " ERROR]",
        " [STDERR]", " [net.minecraft.server.Server/]", " (Minecraft)", " [", " (", ":", ": ", " ", "text", "/DEBUG]", "[a/FATAL]", ".123", "é", "[Plugin] message", "TRACE]", "\t",
    ];

    [Fact, Trait("Req", "L1")]
    public void A_head_read_from_bytes_is_the_one_that_the_grammar_reads()
    {
        var random = new Random(7);
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var line = Parts[random.Next(7)] + string.Concat(Enumerable.Range(0, random.Next(2, 7)).Select(_ => Parts[random.Next(Parts.Length)]));
            var bytes = Encoding.UTF8.GetBytes(line);
            if (!FastHead.TryRead(bytes, out var head))
            {
                continue;
            }

            read++;
            var grammar = HeadGrammar.Read(line);
            grammar.Should().NotBeNull("of '{0}'", line);
            head.Level.Should().Be(grammar!.Value.Level, "of '{0}'", line);
            if (head.ToHead(line, bytes) is { } same)
            {
                same.Should().Be(grammar.Value, "of '{0}'", line);
            }
        }

        read.Should().BeGreaterThan(1000);
    }
}
