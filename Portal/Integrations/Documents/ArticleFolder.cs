using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Articles;
using Portal.Hosting;

namespace Portal.Integrations.Documents;

/// <summary>The folder <c>articles</c> of the data directory.</summary>
internal sealed class ArticleFolder(DataFolder folder) : IArticleFolder
{
    /// <summary>The name of the articles' source; operators' sources cannot take it.</summary>
    public const string SourceName = "articles";

    public KnowledgeSource Source => SourceIn(folder);

    /// <summary>The source of a data directory's articles.</summary>
    public static KnowledgeSource SourceIn(DataFolder folder) =>
        new() { Name = SourceName, Path = Directory.CreateDirectory(Path.Combine(folder.Path, SourceName)).FullName, Watch = false };

    public async Task<string?> ReadAsync(string name, CancellationToken cancellationToken) =>
        File.Exists(In(name)) ? await File.ReadAllTextAsync(In(name), cancellationToken) : null;

    public async Task WriteAsync(string name, string markdown, CancellationToken cancellationToken)
    {
        // Hidden while it is written: the reader of folders passes hidden files over.
        var fresh = In($".{name}.new");
        await File.WriteAllTextAsync(fresh, markdown, cancellationToken);
        File.Move(fresh, In(name), overwrite: true);
    }

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var there = File.Exists(In(name));
        File.Delete(In(name));
        return Task.FromResult(there);
    }

    private string In(string name) => Path.Combine(Source.Path!, Path.GetFileName(name));
}
