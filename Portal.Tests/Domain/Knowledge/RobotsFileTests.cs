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
    [InlineData("User-agent: *\nDisallow: /fish*", "/fishheads", "Disallow: /fish*")]
    [InlineData("User-agent: *\nDisallow: /fish/", "/fish", null)]
    [InlineData("User-agent: *\nDisallow: /fish/", "/fish/?id=1", "Disallow: /fish/")]
    [InlineData("User-agent: *\nDisallow: /*.php", "/a/index.php?x=1", "Disallow: /*.php")]
    [InlineData("User-agent: *\nDisallow: /*.php", "/windows.PHP", null)]
    [InlineData("User-agent: *\nDisallow: /fish*.php", "/fishheads/catfish.php?p", "Disallow: /fish*.php")]
    [InlineData("User-agent: *\nAllow: /p\nDisallow: /", "/page", null)]
    [InlineData("User-agent: *\nAllow: /folder\nDisallow: /folder", "/folder/page", null)]
    [InlineData("User-agent: *\nAllow: /page\nDisallow: /*.htm", "/page.htm", "Disallow: /*.htm")]
    [InlineData("User-agent: *\nAllow: /page\nDisallow: /*.ph", "/page.php5", null)]
    [InlineData("User-agent: *\nAllow: /$\nDisallow: /", "/", null)]
    [InlineData("User-agent: *\nAllow: /$\nDisallow: /", "/page", "Disallow: /")]
    [InlineData("User-agent: *\nDisallow: *", "/a", "Disallow: *")]
    [InlineData("User-agent: *\nDisallow: $", "/a", null)]
    [InlineData("User-agent: *\nDisallow: /a$", "/a", "Disallow: /a$")]
    [InlineData("User-agent: *\nDisallow: /a$", "/a/", null)]
    [InlineData("User-agent: *\nDisallow: /a$b", "/a$b", "Disallow: /a$b")]
    [InlineData("User-agent: *\nDisallow: /a/**/b", "/a/x/b", "Disallow: /a/**/b")]
    [InlineData("User-agent: *\nDisallow: /*a*a*a$", "/banana", "Disallow: /*a*a*a$")]
    [InlineData("User-agent: *\nDisallow: /foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", null)]
    [InlineData("User-agent: *\nDisallow: /foo/bar/%E3%83%84", "/foo/bar/\u30C4", "Disallow: /foo/bar/%E3%83%84")]
    [InlineData("User-agent: *\nDisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", "Disallow: /foo/bar/%62%61%7A")]
    [InlineData("User-agent: *\nDisallow: /~joe", "/%7Ejoe/index.html", "Disallow: /~joe")]
    [InlineData("User-agent: *\nDisallow: /a%2Fb", "/a/b", null)]
    [InlineData("User-agent: *\nDisallow: /?q=", "/?q=x", "Disallow: /?q=")]
    [InlineData("User-agent: *\nDisallow: /a?", "/a", null)]
    [InlineData("user-agent: PoRtAl\ndisallow: /b", "/b", "Disallow: /b")]
    [InlineData("USER-AGENT: portal\nDISALLOW: /b", "/b", "Disallow: /b")]
    [InlineData("User-agent: portalbot\nDisallow: /", "/a", null)]
    [InlineData("User-agent: port\nDisallow: /", "/a", null)]
    [InlineData("User-agent: x\nUser-agent: portal\nUser-agent: y\nDisallow: /b", "/b", "Disallow: /b")]
    [InlineData("User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", "Disallow: /b")]
    [InlineData("User-agent: *\nDisallow: /a\nUser-agent: portal\nCrawl-delay: 5", "/a", null)]
    [InlineData("User-agent: portal\nCrawl-delay: 5\nUser-agent: x\nDisallow: /a", "/a", "Disallow: /a")]
    [InlineData("User-agent: portal\nSitemap: https://x/s.xml\nDisallow: /a", "/a", "Disallow: /a")]
    [InlineData("User-agent: *\n\n\n# words\nDisallow: /a", "/a", "Disallow: /a")]
    [InlineData("User-agent: *\nDisallow : /a", "/a", "Disallow: /a")]
    [InlineData("User-agent: *\nDisallow /a", "/a", null)]
    [InlineData("User-agent: *\nDissalow: /a", "/a", null)]
    [InlineData("User-agent: *\nDisallow: /a#b", "/a", "Disallow: /a")]
    [InlineData("User-agent: *\rDisallow: /a\r", "/a", "Disallow: /a")]
    [InlineData("User-agent: *\nNoindex: /a", "/a", null)]
    [InlineData("User-agent:\nDisallow: /a", "/a", null)]
    [InlineData("", "/a", null)]
    [InlineData("<html><body>Not found</body></html>", "/a", null)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /robots.txt$", "/robots.txt?x", null)]
    public void The_longest_rule_of_the_agents_own_group_decides(string file, string path, string? rule)
    {
        var verdict = RobotsFile.Parse(file).Look("Portal/1.0", new Uri("https://docs.example.net" + path));
        verdict.Allowed.Should().Be(rule is null);
        (verdict.Allowed ? null : verdict.Rule).Should().Be(rule);
    }

    [Fact, Trait("Req", "K5")]
    public void Sitemaps_belong_to_no_group_and_what_cannot_be_known_is_closed()
    {
        RobotsFile.Parse("sitemap: https://a.example/1.xml\nUser-agent: x\nSitemap: https://a.example/2.xml\nSitemap: nonsense").Sitemaps
            .Should().Equal(new Uri("https://a.example/1.xml"), new Uri("https://a.example/2.xml"));
        RobotsFile.Closed.Look("portal", new Uri("https://a.example/x")).Allowed.Should().BeFalse();
        RobotsFile.Open.Look("portal", new Uri("https://a.example/x")).Allowed.Should().BeTrue();
    }

    [Theory, Trait("Req", "K5")]
    [InlineData("noindex", true, false)]
    [InlineData("NOFOLLOW, noarchive", false, true)]
    [InlineData("none", true, true)]
    [InlineData("all", false, false)]
    [InlineData("otherbot: noindex", false, false)]
    [InlineData("otherbot: noindex, nofollow", false, false)]
    [InlineData("portal: noindex, otherbot: nofollow", true, false)]
    [InlineData("unavailable_after: 25 Jun 2010 15:00:00 PST, noindex", true, false)]
    [InlineData(null, false, false)]
    public void Headers_say_what_may_be_done_with_a_page(string? header, bool noIndex, bool noFollow) =>
        PageDirectives.Read(header, "Portal").Should().Be(new PageDirectives(noIndex, noFollow));
}
