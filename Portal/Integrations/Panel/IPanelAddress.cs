using Microsoft.Extensions.Options;
using Portal.Domain.Panel;

namespace Portal.Integrations.Panel;

/// <summary>Where the panel is. From the configuration, or from the demo panel once it listens.</summary>
public interface IPanelAddress
{
    /// <summary>Without a slash at the end; null = there is no panel.</summary>
    Uri? BaseUrl { get; }

    PanelKind Kind { get; }
}

/// <summary>The configured panel.</summary>
internal sealed class ConfiguredPanelAddress(IOptions<PanelOptions> options) : IPanelAddress
{
    public Uri? BaseUrl { get; } =
        string.IsNullOrWhiteSpace(options.Value.BaseUrl) ? null : new Uri(options.Value.BaseUrl.Trim().TrimEnd('/'));

    public PanelKind Kind => options.Value.Kind;
}
