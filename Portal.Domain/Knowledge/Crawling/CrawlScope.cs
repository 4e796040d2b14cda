namespace Portal.Domain.Knowledge.Crawling;

/// <summary>What of the web belongs to a source: the allow-list, the words that keep a page out, and what its documents are called.</summary>
public sealed class CrawlScope
{
    /// <summary>What web domains leave out unless told otherwise.</summary>
    public static IReadOnlyList<string> UsualExcludedWords { get; } = ["pricing", "billing", "contact"];

    private readonly HashSet<string> _excluded;

    /// <summary>The scope of a source.</summary>
    public CrawlScope(KnowledgeSource source)
    {
        AllowedPlace[] listed = [.. (source.Allow ?? []).Select(AllowedPlace.TryParse).OfType<AllowedPlace>()];
        Starts = source.Url is { Length: > 0 } url
            ? [WebAddress.Normal(new Uri(url))]
            : [.. listed.Where(place => !place.Host.StartsWith('*')).Select(place => new Uri($"{(place.Port is null ? "https" : "http")}://{place.Host}{(place.Port is { } port ? $":{port}" : "")}{place.Path}"))];
        // A list that names the start's own host narrows it; one that does not adds to it.
        Places = [.. listed, .. Starts.Where(start => !listed.Any(place => place.HoldsHost(start))).Select(AllowedPlace.HostOf)];
        // What the operator allows by name and port may be an address of the own network, and nothing else may.
        Pinned = source.IsOperators ? [.. listed.Where(place => !place.Host.StartsWith('*'))] : [];
        _excluded = new HashSet<string>(source.Excluded, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Where reading begins.</summary>
    public IReadOnlyList<Uri> Starts { get; }

    /// <summary>The allow-list.</summary>
    public IReadOnlyList<AllowedPlace> Places { get; }

    /// <summary>The entries that may be addresses of the own network.</summary>
    public IReadOnlyList<AllowedPlace> Pinned { get; }

    /// <summary>Whether an address may be read as far as the allow-list says.</summary>
    public bool Holds(Uri address) => address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && (IsStart(address) || Places.Any(place => place.Holds(address)));

    /// <summary>The word in the path that keeps an address out, or null.</summary>
    public string? ExcludedBy(Uri address) => ExcludedBy(Uri.UnescapeDataString(address.AbsolutePath));

    /// <summary>The word in a title that keeps a page out, or null. Whole words count: a "contactless" page stays.</summary>
    public string? ExcludedBy(string text) => _excluded.Count == 0 ? null : Words(text).FirstOrDefault(_excluded.Contains);

    /// <summary>What a page is called in its source: its path, with its host before it where that is not the first start's.</summary>
    public string PathOf(Uri address)
    {
        var path = address.PathAndQuery.TrimStart('/');
        var isMain = Starts.Count > 0 && address.IdnHost == Starts[0].IdnHost && address.Port == Starts[0].Port;
        return isMain ? (path.Length == 0 ? "/" : path) : $"{address.IdnHost}{(address.IsDefaultPort ? "" : $":{address.Port}")}/{path}";
    }

    /// <summary>The address of a document of this source, or null when its host is not the source's any more.</summary>
    public Uri? AddressOf(string path)
    {
        var host = path.Split('/')[0];
        var scheme = Starts.Count > 0 ? Starts[0].Scheme : "https";
        var isOther = path.Contains('/', StringComparison.Ordinal) && host.Contains('.', StringComparison.Ordinal)
            && Uri.TryCreate($"{scheme}://{host}/", UriKind.Absolute, out var other) && Places.Any(place => place.HoldsHost(other));
        return isOther ? new Uri($"{scheme}://{path}") : Starts.Count > 0 ? new Uri(Starts[0], "/" + path.TrimStart('/')) : null;
    }

    private bool IsStart(Uri address) => Starts.Contains(address);

    private static IEnumerable<string> Words(string text)
    {
        var from = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || !char.IsLetterOrDigit(text[at]))
            {
                if (at > from)
                {
                    yield return text[from..at];
                }

                from = at + 1;
            }
        }
    }
}
