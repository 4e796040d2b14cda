using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Domain.Knowledge.Sources;

namespace Portal.Tests.Integrations.Crawl;

/// <summary>What the crawler reads and what it leaves alone, on a real socket and a clock that stands still.</summary>
public sealed class CrawlTests
{
    [Fact, Trait("Req", "K5")]
    public async Task A_site_is_read_by_its_links_a_request_a_second_and_under_the_crawlers_name()
    {
        await using var bench = await CrawlBench.StartAsync();
        bench.Site.Page("/", "Start", "<p>Welcome to the guide of our servers.</p><a href='/backups'>Backups</a> <a href='ports#x'>Ports</a>")
            .Page("/backups", "Backups", "<p>Backups are made every night.</p><a href='/'>Home</a>")
            .Page("/ports", "Ports", "<p>The usual port is 25565.</p>");
        (await bench.CrawlAsync()).Should().Match<IngestionReport>(r => r.Indexed == 3 && r.Failed == 0 && r.Problems.Count == 0);
        bench.Site.Paths.Should().Equal("/robots.txt", "/sitemap.xml", "/", "/backups", "/ports");
        bench.Site.Seen.Zip(bench.Site.Seen.Skip(1)).Should().OnlyContain(pair => pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(1));
        bench.Site.Seen.Should().OnlyContain(request => request.Headers.UserAgent.ToString().StartsWith("Portal/"));
        (await bench.DocumentsAsync())["backups"].Should().Match<KnowledgeDocument>(
            d => d.Title == "Backups" && d.Url == new Uri(bench.Site.Url, "/backups").ToString() && d.Licence == "CC-BY-4.0" && d.ContentType == "text/html");
        (await bench.TextAsync("backups")).Should().Contain("every night").And.NotContain("Site menu");
        (await bench.RunAsync()).Should().Match<SourceRun>(r => r.State == SourceRunState.Done && r.Indexed == 3 && r.Bytes > 0);
    }

    [Fact, Trait("Req", "K5"), Trait("Req", "K4")]
    public async Task An_unchanged_page_is_asked_for_by_its_mark_and_its_links_are_still_followed()
    {
        await using var bench = await CrawlBench.StartAsync();
        bench.Site.On("/", async http =>
        {
            http.Response.Headers.ETag = "\"one\"";
            if (http.Request.Headers.IfNoneMatch == "\"one\"")
            {
                http.Response.StatusCode = 304;
                return;
            }

            http.Response.ContentType = "text/html";
            await http.Response.Body.WriteAsync("<title>Start</title><main><p>Words of the start.</p><a href='/more'>more</a></main>"u8.ToArray());
        }).Page("/more", "More", "<p>The first words.</p>");
        (await bench.CrawlAsync()).Indexed.Should().Be(2);
        bench.Site.Page("/more", "More", "<p>Other words.</p>");
        (await bench.CrawlAsync()).Should().Match<IngestionReport>(r => r.Unchanged == 1 && r.Indexed == 1);
        (await bench.TextAsync("more")).Should().Contain("Other words");
        (await bench.CrawlAsync()).Should().Match<IngestionReport>(r => r.Unchanged == 2 && r.Indexed == 0, "the same text again is no change, mark or not");
    }

    [Fact, Trait("Req", "K5")]
    public async Task Robots_excluded_words_noindex_nofollow_and_other_hosts_are_heeded()
    {
        await using var bench = await CrawlBench.StartAsync();
        await using var other = await StubSite.StartAsync(bench.Clock);
        other.Page("/x", "Other", "<p>Other host.</p>");
        bench.Site.Text("/robots.txt", "User-agent: *\nDisallow: /private\n")
            .Page("/", "Start", $"""
                <p>Welcome.</p><a href='/private/a'>a</a><a href='/pricing/plans'>b</a><a href='/offer'>c</a><a href='/hidden'>d</a><a href='/leaf'>e</a>
                <a rel='nofollow' href='/untrusted'>f</a><a href='{other.Url}x'>g</a><a href='mailto:a@b'>h</a><a href='/contactless'>i</a>
                """)
            .Page("/offer", "Our pricing", "<p>Cheap.</p>")
            .Page("/hidden", "Hidden", "<p>Hidden words.</p><a href='/behind'>b</a>", "<meta name=robots content=noindex>")
            .Page("/behind", "Behind", "<p>Behind it.</p>")
            .Page("/leaf", "Leaf", "<p>A leaf.</p><a href='/below'>b</a>", "<meta name='robots' content='nofollow'>")
            .Page("/contactless", "Contactless", "<p>Whole words count.</p>");
        var report = await bench.CrawlAsync();
        (await bench.DocumentsAsync()).Keys.Should().BeEquivalentTo("/", "behind", "leaf", "contactless");
        bench.Site.Paths.Should().NotContain(["/private/a", "/pricing/plans", "/untrusted", "/below"]);
        other.Seen.Should().BeEmpty();
        report.Notes.Should().Contain(note => note.Contains("robots.txt")).And.Contain(note => note.Contains("not to be indexed"));
    }

    [Fact, Trait("Req", "K5")]
    public async Task A_page_that_becomes_noindex_is_withdrawn_and_one_that_is_missing_stays()
    {
        await using var bench = await CrawlBench.StartAsync();
        bench.Site.Page("/", "Start", "<p>Welcome.</p><a href='/a'>a</a><a href='/b'>b</a>").Page("/a", "A", "<p>Words of a.</p>").Page("/b", "B", "<p>Words of b.</p>");
        await bench.CrawlAsync();
        bench.Site.Page("/a", "A", "<p>Words of a.</p>", "<meta name=robots content='noindex'>").Status("/b", 404);
        (await bench.CrawlAsync()).Removed.Should().Be(1);
        (await bench.DocumentsAsync()).Keys.Should().BeEquivalentTo("/", "b");
    }

    [Fact, Trait("Req", "K5")]
    public async Task Canonical_pages_stand_for_their_copies_and_redirects_are_followed()
    {
        await using var bench = await CrawlBench.StartAsync();
        bench.Site.Page("/", "Start", "<p>Welcome.</p><a href='/print/a'>a</a><a href='/old'>b</a><a href='/loop1'>c</a><a href='/out'>d</a><a href='/1'>e</a>")
            .Page("/print/a", "A", "<p>Words.</p>", "<link rel=canonical href='/a'>").Page("/a", "A", "<p>Words.</p>", "<link rel=canonical href='/a'>")
            .Status("/old", 301, "/new").Page("/new", "New", "<p>New place.</p>")
            .Status("/loop1", 302, "/loop2").Status("/loop2", 302, "/loop1").Status("/out", 302, "http://127.0.0.1:1/x")
            .Status("/1", 302, "/2").Status("/2", 302, "/3").Status("/3", 302, "/4").Status("/4", 302, "/5").Page("/5", "Five", "<p>Too far.</p>");
        await bench.CrawlAsync();
        (await bench.DocumentsAsync()).Keys.Should().BeEquivalentTo("/", "a", "new");
    }

    [Fact, Trait("Req", "K5")]
    public async Task Addresses_of_the_own_network_are_read_only_where_the_operator_allows_exactly_them()
    {
        await using var bench = await CrawlBench.StartAsync();
        await using var trap = await StubSite.StartAsync(bench.Clock);
        bench.Site.Page("/", "Start", $"<p>Welcome.</p><a href='{trap.Url}'>x</a>").Status("/robots.txt", 302, $"{trap.Url}robots.txt");
        (await bench.CrawlAsync()).Problems.Should().ContainSingle().Which.Should().Contain("robots.txt");
        bench.Site.Status("/robots.txt", 404);
        foreach (var source in new[] { bench.Source with { Allow = null }, bench.Source with { IsOperators = false }, bench.Source with { Allow = ["127.0.0.1"] } })
        {
            var before = bench.Site.Seen.Count;
            (await bench.CrawlAsync(source)).Should().Match<IngestionReport>(r => r.Indexed == 0 && r.Problems.Count == 1);
            bench.Site.Seen.Should().HaveCount(before);
        }

        (await bench.CrawlAsync(bench.Source with { Kind = "site" })).Indexed.Should().Be(1);
        trap.Seen.Should().BeEmpty();
    }

    [Fact, Trait("Req", "K1"), Trait("Req", "K5")]
    public async Task Files_of_other_kinds_are_read_too()
    {
        await using var bench = await CrawlBench.StartAsync();
        bench.Site.Page("/", "Start", "<p>Welcome.</p><a href='/guide.md'>a</a><a href='/notes.txt'>b</a><a href='/logo.png'>c</a>")
            .Text("/guide.md", "# The guide\n\nDo this first.\n").Text("/notes.txt", "Notes of a day.", "text/plain; charset=utf-8").Bytes("/logo.png", [1, 2, 3], "image/png");
        await bench.CrawlAsync();
        var documents = await bench.DocumentsAsync();
        documents.Keys.Should().BeEquivalentTo("/", "guide.md", "notes.txt");
        documents["guide.md"].Should().Match<KnowledgeDocument>(d => d.Title == "The guide" && d.Url!.EndsWith("/guide.md") && d.ContentType == "text/markdown");
    }
}
