using Portal.Domain.Knowledge.Crawling;
using Portal.Domain.Knowledge.Sources;

namespace Portal.Domain.Knowledge;

/// <summary>A place that knowledge comes from: a local folder, a documentation site, or web domains.</summary>
public sealed record KnowledgeSource
{
    /// <summary>Unique; part of every document's address.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>folder</c>, <c>site</c> or <c>web</c>.</summary>
    public string Kind { get; init; } = "folder";

    /// <summary>The folder, absolute.</summary>
    public string? Path { get; init; }

    /// <summary>Where a site starts: a page, or a sitemap.</summary>
    public string? Url { get; init; }

    /// <summary>What else may be read, each <c>host[:port][/path]</c> or <c>*.host</c>; the start's own host always may.</summary>
    public IReadOnlyList<string>? Allow { get; init; }

    /// <summary>Pages with one of these words in path or title are left out; null = the usual ones of the kind.</summary>
    public IReadOnlyList<string>? ExcludedWords { get; init; }

    /// <summary>Endings of the files that are read, e.g. <c>md</c>; null = all that can be.</summary>
    public IReadOnlyList<string>? Formats { get; init; }

    /// <summary>What the texts are licensed under, shown with citations.</summary>
    public string? Licence { get; init; }

    /// <summary>When it is read, five fields, UTC; null = with all the others.</summary>
    public string? Cron { get; init; }

    /// <summary>Whether it is read at all. What was read of one that is off stays until it is too old.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Whether changes in the folder are taken up within seconds (K2).</summary>
    public bool Watch { get; init; } = true;

    /// <summary>Set by who runs the machine, not in the pages: what it allows by name may be an address of the own network.</summary>
    public bool IsOperators { get; init; } = true;

    /// <summary>Whether this is a local folder.</summary>
    public bool IsFolder => Kind is "folder";

    /// <summary>What is wrong with it, in a line, or null.</summary>
    public string? Problem => SourceRules.Check(this) is [var first, ..] ? first.Message : null;

    /// <summary>The words that keep a page out.</summary>
    public IReadOnlyList<string> Excluded => ExcludedWords ?? (Kind is "web" ? CrawlScope.UsualExcludedWords : []);
}

/// <summary>All sources, from configuration and from the table that admins edit.</summary>
public interface IKnowledgeSources
{
    /// <summary>The sources as they are now, those that are off too; of two with one name the table's wins.</summary>
    Task<IReadOnlyList<KnowledgeSource>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Those that stand in the configuration, whatever the table says.</summary>
    IReadOnlyList<KnowledgeSource> Configured();
}
