namespace Portal.Domain.Knowledge;

/// <summary>A place that knowledge comes from: a local folder, or a web site.</summary>
public sealed record KnowledgeSource
{
    /// <summary>Unique; part of every document's address.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>folder</c>, <c>site</c> or <c>web</c>.</summary>
    public string Kind { get; init; } = "folder";

    /// <summary>The folder, absolute.</summary>
    public string? Path { get; init; }

    /// <summary>Where a site starts.</summary>
    public string? Url { get; init; }

    /// <summary>Hosts (with port, if not the usual one) that a site may be read from.</summary>
    public IReadOnlyList<string>? Allow { get; init; }

    /// <summary>What the texts are licensed under, shown with citations.</summary>
    public string? Licence { get; init; }

    /// <summary>Whether changes in the folder are taken up within seconds (K2).</summary>
    public bool Watch { get; init; } = true;

    /// <summary>Whether this is a local folder.</summary>
    public bool IsFolder => Kind is "folder";

    /// <summary>What is wrong with it, in a line, or null.</summary>
    public string? Problem => this switch
    {
        { Name: "" or { Length: > 80 } } => "it needs a name of at most 80 characters",
        { Kind: "folder", Path: null or "" } => "a folder needs a path",
        { Kind: "site" or "web", Url: null or "" } => "a web site needs a url",
        { Kind: not ("folder" or "site" or "web") } => $"there is no kind '{Kind}'",
        _ => null,
    };
}

/// <summary>All sources, from configuration and from the operator's file.</summary>
public interface IKnowledgeSources
{
    /// <summary>The sources as they are now; of two with one name the operator's file wins.</summary>
    Task<IReadOnlyList<KnowledgeSource>> ListAsync(CancellationToken cancellationToken);
}
