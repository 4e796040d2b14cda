using System.Net;
using Portal.Domain.Knowledge.Crawling;
using Portal.Integrations.Egress;

namespace Portal.Integrations.Crawl;

/// <summary>
/// Where the crawler of one source may connect to: public addresses on the usual ports or those its allow-list names; addresses of the own
/// network only where the operator's allow-list names exactly this host and port.
/// </summary>
internal sealed class CrawlEgress(CrawlScope scope) : IEgressRule
{
    public bool Allows(Uri target, IPAddress address) =>
        scope.Pinned.Any(place => IsExact(place) && place.HoldsHost(target))
        || (PublicAddress.Is(address) && (target.Port is 80 or 443 || scope.Places.Any(place => place.HoldsHost(target))));

    // A bare name may lead anywhere tomorrow: it is exempt only with its port, an address also without.
    private static bool IsExact(AllowedPlace place) => place.Port is not null || IPAddress.TryParse(place.Host.Trim('[', ']'), out _);
}
