using System.Net;

namespace Portal.Integrations.Egress;

/// <summary>Where one kind of client may connect to. Asked for the address that is then connected to, so a name cannot change in between.</summary>
public interface IEgressRule
{
    /// <summary>Whether this request may go to this address of its host.</summary>
    bool Allows(Uri target, IPAddress address);
}

/// <summary>Public addresses on the given ports, and origins the operator configured, whatever their address.</summary>
/// <param name="ports">Ports allowed on public addresses; none given = 80 and 443.</param>
/// <param name="origins">Configured origins: exempt for exactly that scheme, host and port.</param>
public sealed class PublicOnly(IReadOnlyCollection<int>? ports = null, params IReadOnlyCollection<Uri> origins) : IEgressRule
{
    private readonly IReadOnlyCollection<int> _ports = ports ?? [80, 443];

    /// <inheritdoc/>
    public bool Allows(Uri target, IPAddress address) =>
        origins.Any(origin => Origins.Same(origin, target)) || (_ports.Contains(target.Port) && PublicAddress.Is(address));
}

/// <summary>Compares scheme, host and port; a websocket counts as the scheme it is upgraded from.</summary>
public static class Origins
{
    /// <summary>Whether both are the same origin.</summary>
    public static bool Same(Uri one, Uri other) =>
        one.IsAbsoluteUri && other.IsAbsoluteUri && one.Port == other.Port && Scheme(one) == Scheme(other)
        && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Scheme, host and, unless it is the usual one, port; without a slash.</summary>
    public static string Of(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static string Scheme(Uri address) => address.Scheme switch { "ws" => "http", "wss" => "https", var scheme => scheme };
}
