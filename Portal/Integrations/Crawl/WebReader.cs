using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Crawling;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Integrations.Crawl;

/// <summary>Looks into web sources: a crawl a run.</summary>
internal sealed class WebReader(
    CrawledPages pages, HostPace pace, DocumentReaders readers, DocumentWriter writer, IOptionsMonitor<CrawlOptions> options, TimeProvider clock) : ISourceReader
{
    /// <summary>The hash of nothing changes with the way documents are read and cut, and only with that.</summary>
    private string Recipe => writer.Hash([]);

    public bool Reads(KnowledgeSource source) => source.Kind is "site" or "web";

    public async IAsyncEnumerable<FoundDocument> FindAsync(
        KnowledgeSource source, SourceLook look, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (scope, settings, recipe) = (new CrawlScope(source), options.CurrentValue, Recipe);
        var known = await pages.ListAsync(source.Name, cancellationToken);
        using var site = new SiteClient(scope, pace, settings, clock);
        var crawl = new CrawlRun(scope, site, settings, look, known, recipe, clock);
        var visitor = new PageVisitor(readers, settings);
        await crawl.BeginAsync(cancellationToken);
        while (await crawl.NextAsync(cancellationToken) is { } landing)
        {
            if (landing.Document is { } early)
            {
                yield return early;
                continue;
            }

            var visit = await visitor.VisitAsync(landing, scope, crawl, cancellationToken);
            if (visit.Document is not { } document)
            {
                continue;
            }

            yield return document;
            if (visit.IsKept)
            {
                await pages.KeepAsync(source.Name, document.Path, landing.Reply, recipe, string.Join('\n', visit.Links), cancellationToken);
            }
            else if (document.IsUnchanged && landing.Before is { } before)
            {
                await pages.SameAsync(before, cancellationToken);
            }
        }

        crawl.Finish();
    }
}
