using Portal.Domain.Safety;

namespace Portal.Tests.Domain.Safety;

/// <summary>Thousands of made-up log lines: what is secret must go, what only looks like it must stay (XD3).</summary>
[Trait("Req", "XD3")]
public sealed class RedactionPropertyTests
{
    private const int Secrets = 4000;
    private const int Benign = 2200;

    [Fact]
    public void Secrets_of_every_kind_are_taken_out()
    {
        var dice = new Dice(20_260_101);
        SecretLines.Kinds.Count.Should().BeGreaterThanOrEqualTo(20);
        var missed = new List<string>();
        var all = 0;
        foreach (var (kind, make) in SecretLines.Kinds)
        {
            for (var i = 0; i < Secrets / SecretLines.Kinds.Count + 1; i++, all++)
            {
                var (line, secret) = make(dice);
                if (Redactor.Redact(line).Contains(secret, StringComparison.OrdinalIgnoreCase))
                {
                    missed.Add($"{kind}: {line}");
                }
            }
        }

        all.Should().BeGreaterThanOrEqualTo(2000);
        ((double)missed.Count / all).Should().BeLessThanOrEqualTo(0.005, string.Join('\n', missed.Take(40)));
    }

    [Fact]
    public void What_only_looks_like_a_secret_stays()
    {
        var dice = new Dice(7_031);
        var altered = new List<string>();
        var all = 0;
        foreach (var (kind, make) in BenignLines.Kinds)
        {
            for (var i = 0; i < Benign / BenignLines.Kinds.Count + 1; i++, all++)
            {
                var line = make(dice) is var body && i % 2 == 0 ? dice.Head() + body : body;
                if (Redactor.Redact(line) is var seen && seen != line)
                {
                    altered.Add($"{kind}: {line} -> {seen}");
                }
            }
        }

        all.Should().BeGreaterThanOrEqualTo(1000);
        ((double)altered.Count / all).Should().BeLessThanOrEqualTo(0.01, string.Join('\n', altered.Take(40)));
    }

    [Fact]
    public void A_whole_log_is_redacted_like_its_lines_with_one_placeholder_for_each_value()
    {
        var dice = new Dice(99);
        var ip = dice.Ip();
        var redaction = new Redaction();
        var first = redaction.Redact($"{dice.Head()}Steve[/{ip}:4242] logged in\n{dice.Head()}Alex[/{dice.Ip()}:1] logged in");
        var later = redaction.Redact($"banned {ip}");
        first.Should().Contain("[/[IP-1]] logged in").And.Contain("[IP-2]");
        later.Should().Be("banned [IP-1]");
        redaction.Restore(later).Should().Be($"banned {ip}");
        redaction.Redact(later).Should().Be(later, "redacting twice changes nothing more");
        new Redaction().Restore(later).Should().Be(later, "another conversation knows nothing of it");
    }
}
