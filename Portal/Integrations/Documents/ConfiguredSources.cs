using Microsoft.Extensions.Options;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Sources;
using Portal.Hosting;

namespace Portal.Integrations.Documents;

/// <summary>Sources from configuration and from the table, and the demo's own while the demo is on.</summary>
internal sealed class ConfiguredSources(IOptionsMonitor<KnowledgeOptions> options, SourceStore store, DataFolder folder, DemoMode demo) : IKnowledgeSources
{
    /// <summary>Where the demo's articles are unpacked, and the name of their source.</summary>
    public static KnowledgeSource Demo(DataFolder folder) => new() { Name = "demo", Path = Path.Combine(folder.Path, "demo-knowledge"), Watch = false };

    public async Task<IReadOnlyList<KnowledgeSource>> ListAsync(CancellationToken cancellationToken)
    {
        IEnumerable<KnowledgeSource> all = [.. Configured(), .. await store.ListAsync(cancellationToken), ArticleFolder.SourceIn(folder)]; // the articles' place is nobody's to change
        return [.. all.Where(source => source.Problem is null).GroupBy(source => source.Name).Select(group => group.Last())];
    }

    public IReadOnlyList<KnowledgeSource> Configured() => [.. demo.IsOn ? [Demo(folder)] : Array.Empty<KnowledgeSource>(), ArticleFolder.SourceIn(folder), .. options.CurrentValue.Sources];
}
