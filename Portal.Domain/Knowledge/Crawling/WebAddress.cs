namespace Portal.Domain.Knowledge.Crawling;

/// <summary>Writes addresses one way, so that a page is read once however it is linked.</summary>
public static class WebAddress
{
    /// <summary>Longest address that is read.</summary>
    private const int Longest = 2000;

    /// <summary>Parameters that only say where a reader came from.</summary>
    private static readonly string[] Tracking = ["utm_", "gclid", "fbclid", "mc_cid", "mc_eid"];

    /// <summary>Without fragment and tracking parameters.</summary>
    public static Uri Normal(Uri address)
    {
        var kept = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !Tracking.Any(name => pair.StartsWith(name, StringComparison.OrdinalIgnoreCase)));
        return new UriBuilder(address) { Fragment = "", Query = string.Join('&', kept), Host = address.IdnHost }.Uri;
    }

    /// <summary>In normal form; null when it is none of the web, or its host has no form that can be looked up.</summary>
    public static Uri? TryNormal(Uri address)
    {
        try
        {
            return address.Scheme is "http" or "https" ? Normal(address) : null;
        }
        catch (UriFormatException)
        {
            return null; // letters that no host name may have: found when it is turned into its ASCII form
        }
    }

    /// <summary>A link as a page or header wrote it, in normal form; null when it leads to nothing that can be read.</summary>
    public static Uri? Resolve(Uri page, string? link)
    {
        var isWeb = link is { Length: > 0 and <= Longest } && Uri.TryCreate(page, link.Trim(), out var target)
            && target.Scheme is "http" or "https" && target.Host.Length > 0;
        return isWeb && Uri.TryCreate(page, link!.Trim(), out var address) && address.AbsoluteUri.Length <= Longest ? TryNormal(address) : null;
    }
}
