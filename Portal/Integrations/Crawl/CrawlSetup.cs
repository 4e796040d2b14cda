using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Integrations.Crawl;

/// <summary>Registers what reads the web.</summary>
internal static class CrawlSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddCrawler() =>
            services.AddSingleton<HostPace>().AddSingleton<CrawledPages>().AddSingleton<ISourceReader, WebReader>();
    }
}
