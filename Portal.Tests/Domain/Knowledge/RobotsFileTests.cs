using Portal.Domain.Knowledge.Crawling;

namespace Portal.Tests.Domain.Knowledge;

public sealed class RobotsFileTests
{
    [Theory, Trait("Req", "K5")]
    [InlineData("User-agent: *\nDisallow: /private", "/private/a", "Disallow: /private")]
    [InlineData("User-agent: *\nDisallow: /private", "/public", null)]
    [InlineData("User-agent: *\nDisallow:", "/a", null)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", null)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", null)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", null)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/x/y.php", "Disallow: /*.php$")]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/x/y.php?z=1", null)]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/axbxc", "Disallow: /a*b*c$")]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/axbxcd", null)]
    [InlineData("User-agent: *\nDisallow: /ü", "/%C3%BC", "Disallow: /ü")]
    [InlineData("User-agent: *\nDisallow: /a%3cd", "/a%3Cd", "Disallow: /a%3cd")]
    [InlineData("User-agent: *\nDisallow: /Fish", "/fish", null)]
    [InlineData("User-agent: other\nDisallow: /", "/a", null)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: Portal\nDisallow: /b", "/a", null)]
    [InlineData("User-agent: *\nAllow: /\n\nUser-agent: PORTAL/2.0\nDisallow: /b", "/b", "Disallow: /b")]
    [InlineData("User-agent: portal\nDisallow: /a\n\nUser-agent: x\nUser-agent: portal\nDisallow: /b", "/b", "Disallow: /b")]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: portal\nDisallow:", "/b", null)]
    [InlineData("\uFEFFuser-agent : * # all\r\n disallow : /a # this\r\nSitemap: /s\r\nnonsense", "/a", "Disallow: /a")]
    [InlineData("Disallow: /", "/a", null)]
    public void The_longest_rule_of_the_agents_own_group_decides(string file, string path, string? rule)
    {
        var verdict = RobotsFile.Parse(file).Look("Portal/1.0", new Uri("https://docs.example.net" + path));
        verdict.Allowed.Should().Be(rule is null);
        (verdict.Allowed ? null : verdict.Rule).Should().Be(rule);
    }
}
