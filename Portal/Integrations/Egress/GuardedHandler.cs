using System.Net;
using System.Net.Sockets;

namespace Portal.Integrations.Egress;

/// <summary>The address is not one this client may connect to.</summary>
public sealed class EgressRefusedException(string message) : IOException(message);

/// <summary>
/// The one way out: no proxy, no cookies, no redirects, and a connection only to an address that the rule allows. The name is resolved
/// here and the very address that was checked is connected to.
/// </summary>
public static class GuardedHandler
{
    /// <summary>Makes the handler for one kind of client.</summary>
    /// <param name="rule">Where it may connect to.</param>
    /// <param name="connectTimeout">For resolving and connecting.</param>
    public static SocketsHttpHandler Create(IEgressRule rule, TimeSpan connectTimeout) => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = connectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(rule, context, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(IEgressRule rule, SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.InitialRequestMessage.RequestUri!;
        if (target.Scheme is not ("http" or "https" or "ws" or "wss"))
        {
            throw new EgressRefusedException("Only http, https, ws and wss are connected to.");
        }

        var addresses = await ResolveAsync(context.DnsEndPoint.Host, cancellationToken);
        var allowed = addresses.Where(address => rule.Allows(target, address)).ToArray();
        return allowed.Length == 0
            ? throw new EgressRefusedException("The host has no address that may be connected to.")
            : await ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
    }

    private static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        Exception? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception problem) when (problem is SocketException or OperationCanceledException)
            {
                socket.Dispose();
                cancellationToken.ThrowIfCancellationRequested();
                last = problem;
            }
        }

        throw last!;
    }
}
