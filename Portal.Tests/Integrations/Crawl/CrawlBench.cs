using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Domain.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Domain.Knowledge.Sources;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Integrations.Crawl;

/// <summary>The portal with a clock that moves only as far as the crawler waits for its pace, and a site to crawl.</summary>
internal sealed class CrawlBench : IAsyncDisposable
{
    private static readonly TimeSpan Reach = TimeSpan.FromSeconds(2);
    private readonly PortalFactory _portal;

    private CrawlBench(PortalFactory portal, ManualClock clock, StubSite site) => (_portal, Clock, Site) = (portal, clock, site);

    public ManualClock Clock { get; }

    public StubSite Site { get; }

    /// <summary>The site as an operator configures it.</summary>
    public KnowledgeSource Source => new() { Name = "site", Kind = "web", Url = Site.Url.ToString(), Allow = [Site.Host], Licence = "CC-BY-4.0" };

    public IServiceProvider Services => _portal.Services;

    public static async Task<CrawlBench> StartAsync(Dictionary<string, string?>? settings = null)
    {
        var clock = new ManualClock();
        var site = await StubSite.StartAsync(clock);
        var portal = new PortalFactory { Settings = settings ?? [], Replace = services => Calm(services).AddSingleton<TimeProvider>(clock) };
        return new CrawlBench(portal, clock, site);
    }

    /// <summary>Crawls once.</summary>
    /// <param name="source">Null = the site.</param>
    public async Task<IngestionReport> CrawlAsync(KnowledgeSource? source = null)
    {
        var crawl = Services.GetRequiredService<IngestionService>().RunAsync([source ?? Source], null, TestContext.Current.CancellationToken);
        await MoveAsync(crawl);
        return await crawl;
    }

    public async Task<SourceRun> RunAsync() =>
        (await Services.GetRequiredService<SourceRuns>().ListAsync("site", 1, TestContext.Current.CancellationToken))[0];

    /// <summary>The documents by path.</summary>
    public async Task<Dictionary<string, KnowledgeDocument>> DocumentsAsync()
    {
        await using var db = await Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(TestContext.Current.CancellationToken);
        return await db.Documents.AsNoTracking().ToDictionaryAsync(d => d.Path, TestContext.Current.CancellationToken);
    }

    /// <summary>A document's passages, joined.</summary>
    public async Task<string> TextAsync(string path)
    {
        await using var db = await Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(TestContext.Current.CancellationToken);
        return string.Join('\n', await db.Chunks.Where(c => db.Documents.Any(d => d.Id == c.DocumentId && d.Path == path)).OrderBy(c => c.Position)
            .Select(c => c.Text).ToListAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Moves the clock until this is over. Only what is due soon fires: waits for the pace, not the time limits of answers on their way.</summary>
    public async Task MoveAsync(Task until)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!until.IsCompleted && await look.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            if (Clock.NextDue is { } due && due - Clock.GetUtcNow() <= Reach)
            {
                Clock.Advance(due > Clock.GetUtcNow() ? due - Clock.GetUtcNow() : TimeSpan.Zero);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        await Site.DisposeAsync();
    }

    // Workers of other features would have timers of their own on this clock.
    private static IServiceCollection Calm(IServiceCollection services)
    {
        foreach (var service in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name != "GenericWebHostService").ToList())
        {
            services.Remove(service);
        }

        return services;
    }
}
