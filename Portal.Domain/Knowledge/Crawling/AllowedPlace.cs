namespace Portal.Domain.Knowledge.Crawling;

/// <summary>An entry of an allow-list: a host, with its port where it is not the usual one, and a path that addresses begin with.</summary>
/// <param name="Host">In lower case; with <c>*.</c> before it, all hosts below it.</param>
/// <param name="Port">Null = 80 and 443.</param>
/// <param name="Path">With a slash at its start.</param>
public sealed record AllowedPlace(string Host, int? Port, string Path)
{
    private const string Below = "*.";

    /// <summary>Reads <c>host[:port][/path]</c>, also with a scheme before it; null when it is none.</summary>
    public static AllowedPlace? TryParse(string text)
    {
        var bare = text.Trim();
        bare = bare.Contains("://", StringComparison.Ordinal) ? bare[(bare.IndexOf("://", StringComparison.Ordinal) + 3)..] : bare;
        var isBelow = bare.StartsWith(Below, StringComparison.Ordinal);
        bare = isBelow ? bare[Below.Length..] : bare;
        if (bare.Length == 0 || !Uri.TryCreate($"http://{bare}", UriKind.Absolute, out var address) || address.Host.Length == 0 || address.UserInfo.Length > 0)
        {
            return null;
        }

        var hasPort = !address.IsDefaultPort || bare.Split('/')[0].EndsWith(":80", StringComparison.Ordinal);
        return new AllowedPlace((isBelow ? Below : "") + address.IdnHost.ToLowerInvariant(), hasPort ? address.Port : null, address.AbsolutePath);
    }

    /// <summary>The place of an address: its whole host.</summary>
    public static AllowedPlace HostOf(Uri address) =>
        new(address.IdnHost.ToLowerInvariant(), address.Port is 80 or 443 ? null : address.Port, "/");

    /// <summary>Whether an address lies in it. A path counts in whole segments.</summary>
    public bool Holds(Uri address) =>
        HoldsHost(address) && (Path == "/" || address.AbsolutePath == Path.TrimEnd('/') || address.AbsolutePath.StartsWith(Path.TrimEnd('/') + "/", StringComparison.Ordinal));

    /// <summary>Whether host and port are these.</summary>
    public bool HoldsHost(Uri address) =>
        (Port is { } port ? address.Port == port : address.Port is 80 or 443)
        && (Host.StartsWith(Below, StringComparison.Ordinal)
            ? address.IdnHost.EndsWith(Host[1..], StringComparison.OrdinalIgnoreCase)
            : string.Equals(address.IdnHost, Host, StringComparison.OrdinalIgnoreCase));
}
