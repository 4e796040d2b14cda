using System.Net;
using Microsoft.Extensions.Options;
using Portal.Domain.Panel;
using Portal.Integrations.Egress;

namespace Portal.Integrations.Panel;

/// <summary>
/// The panel's own origin, whatever its address; hosts of nodes, which the panel tells us, only on public addresses, where the operator
/// pinned them, or on loopback while the panel itself is on loopback.
/// </summary>
internal sealed class PanelEgress(IPanelAddress panel, IOptions<PanelOptions> options) : IEgressRule
{
    private readonly HashSet<string> _pinned = new(
        options.Value.NodeHosts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.OrdinalIgnoreCase);

    public bool Allows(Uri target, IPAddress address) =>
        (panel.BaseUrl is { } origin && Origins.Same(origin, target))
        || _pinned.Contains($"{target.IdnHost}:{target.Port}")
        || PublicAddress.Is(address)
        || (PublicAddress.IsLoopback(address) && panel.BaseUrl?.IsLoopback == true);
}
