using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Sources;
using Portal.Domain.People;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Integrations.Crawl;

/// <summary>How the crawler fares on sites that are large, slow, broken, or made to trap it.</summary>
public sealed class CrawlLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, Trait("Req", "K5")]
    [InlineData(404, true)]
    [InlineData(401, true)]
    [InlineData(429, true)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task Without_a_robots_txt_everything_is_read_and_where_it_cannot_be_known_nothing(int status, bool isRead)
    {
        await using var bench = await CrawlBench.StartAsync();
        bench.Site.Page("/", "Start", "<p>Welcome.</p>").Status("/robots.txt", status);
        var report = await bench.CrawlAsync();
        report.Indexed.Should().Be(isRead ? 1 : 0);
        report.Problems.Should().HaveCount(isRead ? 0 : 1);
        bench.Site.Paths.Contains("/").Should().Be(isRead);
        (await bench.RunAsync()).State.Should().Be(isRead ? SourceRunState.Done : SourceRunState.Failed);
    }

    [Theory, Trait("Req", "K5")]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public async Task Five_redirects_of_a_robots_txt_are_followed_and_after_more_it_counts_as_absent(int redirects, bool isRead)
    {
        await using var bench = await CrawlBench.StartAsync();
        bench.Site.Page("/", "Start", "<p>Welcome.</p>").Status("/robots.txt", 301, "/r1").Text($"/r{redirects}", "User-agent: portal\nDisallow: /");
        Enumerable.Range(1, redirects - 1).ToList().ForEach(i => bench.Site.Status($"/r{i}", 302, $"/r{i + 1}"));
        (await bench.CrawlAsync()).Indexed.Should().Be(isRead ? 1 : 0);
    }

    [Fact, Trait("Req", "K5")]
    public async Task A_robots_txt_counts_up_to_its_limit_and_half_a_line_is_no_rule()
    {
        await using var bench = await CrawlBench.StartAsync();
        var text = new StringBuilder("User-agent: *\nDisallow: /private\n").Append('#', (512 * 1024) - 46).Append("\nDisallow: /public\nDisallow: /\n");
        bench.Site.Text("/robots.txt", text.ToString()).Page("/", "Start", "<p>Welcome.</p><a href='/private'>a</a><a href='/public'>b</a>")
            .Page("/private", "P", "<p>No.</p>").Page("/public", "Q", "<p>Yes.</p>");
        await bench.CrawlAsync();
        (await bench.DocumentsAsync()).Keys.Should().BeEquivalentTo("/", "public");
    }

    [Fact, Trait("Req", "K5")]
    public async Task Sitemaps_are_read_packed_and_through_their_index_and_loops_end()
    {
        await using var bench = await CrawlBench.StartAsync();
        var at = bench.Site.Url;
        bench.Site.Text("/robots.txt", $"Sitemap: {at}index.xml\n").Page("/", "Start", "<p>Welcome.</p>")
            .Text("/index.xml", $"<?xml version='1.0'?><sitemapindex><sitemap><loc>{at}one.xml.gz</loc></sitemap><sitemap><loc>{at}index.xml</loc></sitemap><sitemap><loc>{at}list.txt</loc></sitemap></sitemapindex>", "application/xml")
            .Bytes("/one.xml.gz", Packed($"<urlset><url><loc>{at}a?utm_source=map#top</loc></url><url><loc>http://127.0.0.1:1/b</loc></url></urlset>"), "application/gzip")
            .Text("/list.txt", $"{at}c\n").Page("/a", "A", "<p>Words of a.</p>").Page("/c", "C", "<p>Words of c.</p>");
        await bench.CrawlAsync();
        (await bench.DocumentsAsync()).Keys.Should().BeEquivalentTo("/", "a", "c");
        bench.Site.Paths.Should().OnlyHaveUniqueItems();
    }

    [Fact, Trait("Req", "K5")]
    public async Task A_source_may_start_at_a_sitemap()
    {
        await using var bench = await CrawlBench.StartAsync();
        bench.Site.Text("/map.xml", $"<urlset><url><loc>{bench.Site.Url}a</loc></url></urlset>", "application/xml").Page("/a", "A", "<p>Words.</p>");
        await bench.CrawlAsync(bench.Source with { Kind = "site", Url = $"{bench.Site.Url}map.xml" });
        (await bench.DocumentsAsync()).Keys.Should().BeEquivalentTo("a");
    }

    [Fact, Trait("Req", "K5")]
    public async Task A_run_that_reaches_its_limit_is_partial_and_the_next_goes_on_with_what_was_left()
    {
        await using var bench = await CrawlBench.StartAsync(new() { ["Knowledge:Crawl:Pages"] = "3" });
        bench.Site.Page("/", "Start", string.Concat(Enumerable.Range(1, 4).Select(i => $"<p>Link <a href='/p{i}'>{i}</a></p>")));
        Enumerable.Range(1, 4).ToList().ForEach(i => bench.Site.Page($"/p{i}", $"Page {i}", $"<p>Words of page {i}.</p>"));
        var report = await bench.CrawlAsync();
        report.Indexed.Should().Be(3);
        (await bench.RunAsync()).Should().Match<SourceRun>(r => r.State == SourceRunState.Partial && r.Reason!.Contains("3 pages") && r.Reason.Contains("2 addresses"));
        await bench.CrawlAsync();
        (await bench.DocumentsAsync()).Keys.Should().BeEquivalentTo("/", "p1", "p2", "p3", "p4");
    }

    [Fact, Trait("Req", "K5"), Trait("Req", "K4")]
    public async Task Endless_depth_ends_and_a_host_that_fails_five_times_is_left_alone()
    {
        await using var bench = await CrawlBench.StartAsync(new() { ["Knowledge:Crawl:Depth"] = "3" });
        bench.Site.Page("/", "Start", string.Concat(Enumerable.Range(1, 9).Select(i => $"<p>Link <a href='/e{i}'>{i}</a></p>")) + "<a href='/d/'>deep</a>");
        bench.Site.Page("/d/", "D1", "<p>One.</p><a href='x/'>x</a>").Page("/d/x/", "D2", "<p>Two.</p><a href='x/'>x</a>").Page("/d/x/x/", "D3", "<p>Three.</p><a href='x/'>x</a>")
            .Page("/d/x/x/x/", "D4", "<p>Four.</p>");
        Enumerable.Range(1, 9).ToList().ForEach(i => bench.Site.Status($"/e{i}", 500));
        (await bench.CrawlAsync()).Failed.Should().Be(5);
        bench.Site.Paths.Count(path => path.StartsWith("/e", StringComparison.Ordinal)).Should().Be(10, "each of five is tried once more");
        (await bench.RunAsync()).Should().Match<SourceRun>(r => r.State == SourceRunState.Partial && r.Reason!.Contains("left alone"));
        (await bench.DocumentsAsync()).Values.Where(d => d.State == DocumentState.Failed).Should().HaveCount(5).And.OnlyContain(d => d.Reason!.Contains("500"));
        Enumerable.Range(1, 9).ToList().ForEach(i => bench.Site.Status($"/e{i}", 404));
        await bench.CrawlAsync();
        bench.Site.Paths.Should().Contain("/d/x/x/").And.NotContain("/d/x/x/x/");
    }

    [Fact, Trait("Req", "K5"), Trait("Req", "K4")]
    public async Task Slow_huge_packed_and_deep_pages_fail_alone_with_their_reason()
    {
        await using var bench = await CrawlBench.StartAsync();
        bench.Site.Page("/", "Start", "<p>Welcome.</p><a href='/slow'>a</a><a href='/huge'>b</a><a href='/bomb'>c</a><a href='/deep'>d</a><a href='/wide'>e</a><a href='/fine'>f</a>")
            .On("/slow", http =>
            {
                bench.Clock.Advance(TimeSpan.FromSeconds(11));
                return Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
            })
            .Bytes("/huge", Encoding.ASCII.GetBytes($"<p>{new string('x', 6 * 1024 * 1024)}"), "text/html")
            .On("/bomb", async http =>
            {
                (http.Response.ContentType, http.Response.Headers.ContentEncoding) = ("text/html", "gzip");
                await http.Response.Body.WriteAsync(Packed(new string(' ', 64 * 1024 * 1024)));
            })
            .Html("/deep", string.Concat(Enumerable.Repeat("<div>", 100_000)) + "words")
            .Html("/wide", $"<p {string.Join(' ', Enumerable.Range(0, 50_000).Select(i => $"a{i}=1"))}>words")
            .Page("/fine", "Fine", "<p>Fine words.</p>");
        await bench.CrawlAsync();
        var documents = await bench.DocumentsAsync();
        documents.Values.Where(d => d.State == DocumentState.Indexed).Select(d => d.Path).Should().BeEquivalentTo("/", "fine");
        documents["slow"].Reason.Should().Contain("10 seconds");
        documents["huge"].Reason.Should().Contain("larger");
        documents["bomb"].Reason.Should().Contain("larger");
        documents["deep"].Reason.Should().Contain("deeply");
        documents["wide"].Reason.Should().Contain("attributes");
    }

    [Fact, Trait("Req", "K4"), Trait("Req", "K6")]
    public async Task What_was_read_of_a_failing_page_stays_and_ages_and_a_retry_reads_it_alone()
    {
        await using var bench = await CrawlBench.StartAsync();
        bench.Site.Page("/", "Start", "<p>Welcome.</p><a href='/a'>a</a>").Page("/a", "A", "<p>Words of a.</p>");
        await bench.Services.GetRequiredService<SourceStore>().PutAsync(bench.Source, Token);
        await bench.CrawlAsync();
        var seen = (await bench.DocumentsAsync())["a"].SeenAt;
        bench.Clock.Advance(TimeSpan.FromDays(3));
        bench.Site.Status("/a", 503);
        await bench.CrawlAsync();
        var failed = (await bench.DocumentsAsync())["a"];
        failed.Should().Match<KnowledgeDocument>(d => d.State == DocumentState.Failed && d.Title == "A" && d.SeenAt == seen);
        (await bench.TextAsync("a")).Should().Contain("Words of a");

        bench.Site.Page("/a", "A", "<p>Words of a.</p>");
        var before = bench.Site.Seen.Count;
        var service = bench.Services.GetRequiredService<SourceService>();
        var retry = service.RetryAsync(Callers.Admin, failed.Id, Token);
        await bench.MoveAsync(retry);
        (await retry).IsDone.Should().BeTrue();
        bench.Site.Paths.Skip(before).Should().Equal("/robots.txt", "/a");
        (await bench.DocumentsAsync())["a"].State.Should().Be(DocumentState.Indexed);
        (await service.RetryAsync(Callers.Olivia with { Role = Role.Agent }, failed.Id, Token)).IsDone.Should().BeFalse();
    }

    private static byte[] Packed(string text)
    {
        var bytes = new MemoryStream();
        using (var packer = new GZipStream(bytes, CompressionLevel.Optimal))
        {
            packer.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
