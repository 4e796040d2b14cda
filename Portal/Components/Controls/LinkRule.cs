using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Portal.Hosting;

namespace Portal.Components.Controls;

/// <summary>Which links in a text stay links (security.md, D19): absolute, https, without user information, to a known host.</summary>
public sealed class LinkRule(IOptionsMonitor<MarkdownOptions> markdown, IOptionsMonitor<PortalOptions> portal)
{
    /// <summary>The address as it may be written, or null: show plain text.</summary>
    public string? Allowed(string? address) => Allowed(address, Hosts());

    /// <summary>As above, for these hosts.</summary>
    internal static string? Allowed(string? address, IReadOnlySet<string> hosts) =>
        address is { Length: > 0 and <= 2048 }
        && !address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '\\')
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps
        && uri.UserInfo.Length == 0
        && !address.Contains('@', StringComparison.Ordinal)
        && uri.IsDefaultPort
        && hosts.Contains(uri.IdnHost)
            ? uri.AbsoluteUri
            : null;

    internal static string[] Split(string hosts) =>
        hosts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The hosts of now.</summary>
    internal IReadOnlySet<string> Hosts()
    {
        var own = Uri.TryCreate(portal.CurrentValue.PublicUrl, UriKind.Absolute, out var here) ? here.IdnHost : null;
        return Split(markdown.CurrentValue.LinkHosts).Append(own).OfType<string>().ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
