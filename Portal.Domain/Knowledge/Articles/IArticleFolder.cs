namespace Portal.Domain.Knowledge.Articles;

/// <summary>Where the articles that admins write are kept: a folder of the data directory, and a knowledge source of its own.</summary>
public interface IArticleFolder
{
    /// <summary>The source.</summary>
    KnowledgeSource Source { get; }

    /// <summary>An article's text, or null when there is none of that name.</summary>
    Task<string?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Writes an article in whole or not at all.</summary>
    Task WriteAsync(string name, string markdown, CancellationToken cancellationToken);

    /// <summary>Removes an article.</summary>
    /// <returns>False when there was none.</returns>
    Task<bool> RemoveAsync(string name, CancellationToken cancellationToken);
}
