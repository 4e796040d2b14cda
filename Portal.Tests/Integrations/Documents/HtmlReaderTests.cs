using Portal.Domain.Knowledge.Chunking;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Integrations.Documents.Html;

namespace Portal.Tests.Integrations.Documents;

public sealed class HtmlReaderTests
{
    private const string Around = """
        <header class="masthead"><a href="/">Site name</a></header><nav><ul><li><a href="/a">Menu entry</a></li></ul></nav>
        <div class="cookie-banner">We use cookies</div>
        """;

    [Fact, Trait("Req", "K2")]
    public void The_main_content_is_kept_with_headings_lists_code_and_tables_and_the_rest_is_not()
    {
        var page = Read($"""
            <!doctype html><html><head><title>Backups | The Guide</title><meta name="description" content="How backups work."></head><body>{Around}
            <div class="layout with-sidebar"><div class="sidebar"><a href="/x">Side entry</a></div>
            <div class="content"><h1>Backups<a class="headerlink" href="#b">¶</a></h1><p>Backups are <b>made</b> every
               night.</p><h2>Restore</h2><ol><li>Stop it.</li><li><p>Press <code>Restore</code>.</p><ul><li>Wait</li></ul></li></ol>
            <pre><code class="language-sh">tar -xf backup.tar
              cd world</code></pre><table><tr><th>Plan</th><th>Kept</th></tr><tr><td>Small</td><td>3 | 4</td></tr></table>
            <div class="pagination"><a href="/next">Next page</a></div></div></div>
            <footer>Imprint</footer><script>var a = "<div>";</script></body></html>
            """);
        page.Content.Should().Match<DocumentContent>(c => c.Title == "Backups" && c.Description == "How backups work.");
        page.Content.Blocks.Should().Equal(
            new Block(BlockKind.Heading, 1, "Backups"), new Block(BlockKind.Paragraph, 0, "Backups are made every night."), new Block(BlockKind.Heading, 2, "Restore"),
            new Block(BlockKind.Paragraph, 0, "1. Stop it.\n2. Press `Restore`.\n  - Wait"),
            new Block(BlockKind.Code, 0, "```sh\ntar -xf backup.tar\n  cd world\n```"),
            new Block(BlockKind.Table, 0, "| Plan | Kept |\n| --- | --- |\n| Small | 3 \\| 4 |"));
    }

    [Theory, Trait("Req", "K2")]
    [InlineData("<main><article><h1>T</h1><p>The real text of the page stands here, and it is long enough.</p></article></main>")]
    [InlineData("<form id=aspnetForm><div id=page class='menu-page'><h1>T</h1><p>The real text of the page stands here, and it is long enough.</p></div></form>")]
    [InlineData("<table><tr><td><h1>T</h1><p>The real text of the page stands here, and it is long enough.</p></td></tr></table>")]
    public void Whatever_holds_it_the_text_is_found(string body)
    {
        var text = string.Join('\n', Read($"<body>{Around}{body}<footer>Imprint</footer>").Content.Blocks.Select(block => block.Text));
        text.Should().Contain("The real text").And.NotContain("Menu entry").And.NotContain("cookies").And.NotContain("Imprint");
    }

    [Fact, Trait("Req", "K5")]
    public void What_the_page_wants_is_read()
    {
        var page = Read("""
            <head><link rel="canonical" href="/a"><base href="/docs/"><meta name="ROBOTS" content="NoIndex"><meta name="other" content="nofollow"></head>
            <a href="b">b</a><a href="c" rel="ugc nofollow">c</a>
            """);
        (page.Canonical, page.Base, page.Directives.NoIndex, page.Directives.NoFollow).Should().Be(("/a", "/docs/", true, false));
        page.Links.Should().Equal("b");
        Read("<meta name='portal' content='none'><a href=b>b</a>").Should().Match<HtmlPage>(p => p.Directives.NoIndex && p.Directives.NoFollow && p.Links.Count == 0);
    }

    [Theory, Trait("Req", "K2")]
    [InlineData("<title>x</title>")]
    [InlineData("")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("<html><body><script>alert(1)</script></body></html>")]
    public async Task A_page_without_text_says_so(string html)
    {
        var read = () => new HtmlReader().ReadAsync("a.html", System.Text.Encoding.UTF8.GetBytes(html), TestContext.Current.CancellationToken);
        (await read.Should().ThrowAsync<UnreadableContentException>()).WithMessage("*no*");
    }

    [Fact, Trait("Req", "K2")]
    public void Encodings_are_told_by_the_server_or_the_page()
    {
        var latin = System.Text.Encoding.Latin1.GetBytes("<meta charset=iso-8859-1><p>Grüße an alle, die das hier lesen.</p>");
        HtmlReader.Read("a.html", latin, null, "").Content.Blocks[0].Text.Should().StartWith("Grüße");
        HtmlReader.Read("a.html", latin, "iso-8859-1", "").Content.Blocks[0].Text.Should().StartWith("Grüße");
    }

    private static HtmlPage Read(string html) => HtmlReader.Read("page.html", System.Text.Encoding.UTF8.GetBytes(html), "utf-8", "portal");
}
