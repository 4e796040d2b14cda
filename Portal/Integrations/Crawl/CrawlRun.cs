using Portal.Domain.Knowledge.Crawling;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Integrations.Egress;

namespace Portal.Integrations.Crawl;

/// <summary>Where an address led.</summary>
/// <param name="Before">What was kept of it at the last visit, when it was asked whether it changed.</param>
/// <param name="Document">It could not be had: the document to write that down at; else null.</param>
internal sealed record Landing(Uri Address, int Depth, SiteReply Reply, CrawledPage? Before, FoundDocument? Document = null);

/// <summary>One crawl: takes one address after the other, asks robots.txt, follows redirects, counts, and ends at the limits.</summary>
internal sealed class CrawlRun
{
    private const int MostRedirects = 3;
    private readonly CrawlScope _scope;
    private readonly SiteClient _site;
    private readonly CrawlOptions _options;
    private readonly SourceLook _look;
    private readonly Dictionary<string, CrawledPage> _known;
    private readonly string _recipe;
    private readonly TimeProvider _clock;
    private readonly RobotsGate _robots;
    private readonly SitemapWalk _sitemaps;
    private readonly Frontier _frontier;
    private readonly HostHealth _health;
    private readonly CrawlCounts _counts = new();
    private readonly DateTimeOffset _until;

    public CrawlRun(
        CrawlScope scope, SiteClient site, CrawlOptions options, SourceLook look, Dictionary<string, CrawledPage> known, string recipe, TimeProvider clock)
    {
        (_scope, _site, _options, _look, _known, _recipe, _clock) = (scope, site, options, look, known, recipe, clock);
        _robots = new RobotsGate(site, options.Agent);
        _sitemaps = new SitemapWalk(site, _robots, scope);
        _frontier = new Frontier(address => known.GetValueOrDefault(scope.PathOf(address))?.FetchedAt);
        _health = new HostHealth(options.HostFailures);
        _until = clock.GetUtcNow() + options.RunTime;
    }

    /// <summary>Collects where to begin: the starts, and what sitemaps name.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (_look.Only is { } only)
        {
            only.Select(_scope.AddressOf).OfType<Uri>().ToList().ForEach(address => _frontier.Add(address, _options.Depth));
            return;
        }

        foreach (var start in _scope.Starts)
        {
            _frontier.Add(start, 0);
            var named = (await _robots.FileAsync(start, cancellationToken)).Sitemaps;
            await AddSitemapsAsync(named.Count > 0 ? named : [new Uri(start, "/sitemap.xml")], cancellationToken);
        }
    }

    /// <summary>Reads sitemaps; what they name are starts.</summary>
    public async Task AddSitemapsAsync(IEnumerable<Uri> sitemaps, CancellationToken cancellationToken)
    {
        foreach (var page in await _sitemaps.PagesAsync(sitemaps, _options.Pages, cancellationToken))
        {
            _frontier.Add(page, 0);
        }
    }

    /// <summary>Adds the pages that a sitemap names, which was itself the start.</summary>
    public async Task AddAsync(SitemapFile sitemap, CancellationToken cancellationToken)
    {
        sitemap.Pages.Where(_scope.Holds).ToList().ForEach(page => _frontier.Add(page, 0));
        await AddSitemapsAsync(sitemap.Sitemaps, cancellationToken);
    }

    /// <summary>Adds links of a page, as far as the depth goes.</summary>
    public void AddLinks(IEnumerable<Uri> links, int depth)
    {
        foreach (var link in links.Where(link => depth < _options.Depth && _scope.Holds(link)))
        {
            _frontier.Add(link, depth + 1);
        }
    }

    /// <summary>Adds the address that a page wants to be known by; false when it was met before.</summary>
    public bool AddCanonical(Uri address, int depth)
    {
        var before = _frontier.Known;
        _frontier.Add(address, depth);
        return _frontier.Known > before;
    }

    /// <summary>A page was left out for this reason; what was read of it before goes.</summary>
    public void LeaveOut(string path, LeftOut why)
    {
        _counts.Add(why);
        _look.Withdraw(path);
    }

    /// <summary>A thing was met that is no document.</summary>
    public void Pass(LeftOut why) => _counts.Add(why);

    /// <summary>The next page that was got, or could not be; null when there is none or a limit is reached.</summary>
    public async Task<Landing?> NextAsync(CancellationToken cancellationToken)
    {
        while (Limit() is not { } limit ? _frontier.TryTake(out var address, out var depth) : Stop(limit, out address, out depth))
        {
            _look.Total = _counts.Pages + _frontier.Left + 1;
            if (await VisitAsync(address, depth, cancellationToken) is { } landing)
            {
                return landing;
            }
        }

        return null;
    }

    /// <summary>Writes down how it went.</summary>
    public void Finish()
    {
        _counts.Notes().ToList().ForEach(_look.Note);
        // The source may have been narrowed since.
        foreach (var path in _look.Known.Where(path => !(_scope.AddressOf(path) is { } address && _scope.Holds(address) && _scope.ExcludedBy(address) is null)))
        {
            _look.Withdraw(path);
        }

        var trouble = _robots.Closed.Select(host => $"robots.txt of {host.Key} could not be read, so nothing of it was: {host.Value}").Concat(_health.Troubles).FirstOrDefault();
        if (_counts.Pages == 0 && _look.Only is null)
        {
            _look.Fail(trouble ?? _counts.Notes().FirstOrDefault() ?? "nothing could be read of it.");
        }
        else if (trouble is not null)
        {
            _look.FallShort(trouble);
        }
    }

    private string? Limit()
    {
        var reached = _counts.Pages >= _options.Pages ? $"{_options.Pages} pages"
            : _site.Bytes >= _options.RunBytes ? $"{_options.RunBytes / (1024 * 1024)} MiB"
            : _clock.GetUtcNow() >= _until ? $"{_options.RunTime.TotalMinutes:0} minutes" : null;
        return reached is null || _frontier.Left == 0 ? null : $"it ended at the limit of {reached}; {_frontier.Left} addresses are left for the next run.";
    }

    private bool Stop(string limit, out Uri address, out int depth)
    {
        _look.FallShort(limit);
        (address, depth) = (null!, 0);
        return false;
    }

    private async Task<Landing?> VisitAsync(Uri address, int depth, CancellationToken cancellationToken)
    {
        var asked = address;
        var before = _look.Only is null && _look.Known.Contains(_scope.PathOf(address)) && _known.GetValueOrDefault(_scope.PathOf(address)) is { } page
            && page.Recipe == _recipe && (page.ETag ?? page.LastModified) is not null ? page : null;
        for (var hop = 0; ; hop++)
        {
            if (!await MayReadAsync(address, cancellationToken))
            {
                return null;
            }

            var reply = await _site.GetAsync(address, before, _options.PageBytes, cancellationToken);
            _health.Note(address, reply);
            if (!reply.IsRedirect)
            {
                return Land(address, depth, reply, before);
            }

            var next = WebAddress.Resolve(address, reply.Location);
            if (next is null || hop == MostRedirects || !_scope.Holds(next) || !_frontier.Meet(next))
            {
                _counts.Add(LeftOut.LedAway);
                return null;
            }

            (address, before) = (next, null);
            _look.Withdraw(_scope.PathOf(asked));
        }
    }

    private async Task<bool> MayReadAsync(Uri address, CancellationToken cancellationToken)
    {
        if (_scope.PathOf(address).Length > 500 || _scope.ExcludedBy(address) is not null)
        {
            LeaveOut(_scope.PathOf(address), LeftOut.Excluded);
            return false;
        }

        if (_health.IsLeftAlone(address))
        {
            return false;
        }

        var allowed = await _robots.AllowsAsync(address, cancellationToken);
        _counts.Add(allowed || _robots.Closed.ContainsKey(Origins.Of(address)) ? LeftOut.Nothing : LeftOut.Forbidden);
        return allowed;
    }

    private Landing? Land(Uri address, int depth, SiteReply reply, CrawledPage? before)
    {
        if (reply.Status is 404 or 410)
        {
            // What was read of it before stays until it was not seen for too long.
            _counts.Add(LeftOut.Nowhere);
            return null;
        }

        var problem = reply.Problem ?? (reply.IsCut ? $"The page is larger than {_options.PageBytes / 1024:N0} KiB." : null);
        _counts.Pages += problem is null || reply.IsCut ? 1 : 0;
        var failed = problem is null ? null : new FoundDocument(_scope.PathOf(address), _ => throw new UnreadableContentException(problem)) { IsThere = reply.IsCut };
        return new Landing(address, depth, reply, before, failed);
    }
}
