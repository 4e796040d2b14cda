namespace Portal.Domain.Knowledge.Crawling;

/// <summary>What a page asks of crawlers, in a robots meta element or an X-Robots-Tag header.</summary>
/// <param name="NoIndex">It is not to be found.</param>
/// <param name="NoFollow">Its links are not to be followed.</param>
public readonly record struct PageDirectives(bool NoIndex, bool NoFollow)
{
    /// <summary>Both together: the stricter holds.</summary>
    public static PageDirectives operator |(PageDirectives one, PageDirectives other) => new(one.NoIndex || other.NoIndex, one.NoFollow || other.NoFollow);

    /// <summary>Reads a value like <c>noindex, nofollow</c>; in a header <c>agent: noindex</c> speaks to that agent only.</summary>
    public static PageDirectives Read(string? value, string agent)
    {
        var read = default(PageDirectives);
        var isForUs = true;
        foreach (var part in (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var word = part;
            if (part.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && !part.StartsWith("unavailable_after", StringComparison.OrdinalIgnoreCase))
            {
                isForUs = string.Equals(part[..colon].Trim(), agent, StringComparison.OrdinalIgnoreCase);
                word = part[(colon + 1)..].Trim();
            }

            read |= isForUs ? Read(word) : default;
        }

        return read;
    }

    private static PageDirectives Read(string word) => word.ToLowerInvariant() switch
    {
        "noindex" => new(true, false),
        "nofollow" => new(false, true),
        "none" => new(true, true),
        _ => default,
    };
}
