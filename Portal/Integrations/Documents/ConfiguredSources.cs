using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Domain.Knowledge;
using Portal.Hosting;

namespace Portal.Integrations.Documents;

/// <summary>Sources from configuration, from <c>sources.json</c> in the data directory, and the demo's own while the demo is on.</summary>
internal sealed class ConfiguredSources(IOptionsMonitor<KnowledgeOptions> options, DataFolder folder, DemoMode demo) : IKnowledgeSources
{
    /// <summary>The operator's file, written by <c>seed</c> and by admins.</summary>
    public const string FileName = "sources.json";

    /// <summary>Where the demo's articles are unpacked, and the name of their source.</summary>
    public static KnowledgeSource Demo(DataFolder folder) => new() { Name = "demo", Path = Path.Combine(folder.Path, "demo-knowledge"), Watch = false };

    public async Task<IReadOnlyList<KnowledgeSource>> ListAsync(CancellationToken cancellationToken)
    {
        IEnumerable<KnowledgeSource> all = [.. demo.IsOn ? [Demo(folder)] : Array.Empty<KnowledgeSource>(), ArticleFolder.SourceIn(folder), .. options.CurrentValue.Sources, .. await ReadAsync(cancellationToken)];
        return [.. all.Where(source => source.Problem is null).GroupBy(source => source.Name).Select(group => group.Last())];
    }

    private async Task<IReadOnlyList<KnowledgeSource>> ReadAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder.Path, FileName);
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<List<KnowledgeSource>>(file, JsonSerializerOptions.Web, cancellationToken) ?? [];
        }
        catch (JsonException problem)
        {
            throw new ConfigurationException($"{FileName} in the data directory is not right: {problem.Message}");
        }
    }
}
