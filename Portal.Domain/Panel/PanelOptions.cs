using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Portal.Domain.Safety;

namespace Portal.Domain.Panel;

/// <summary>Which panel software the address belongs to.</summary>
public enum PanelKind
{
    Pterodactyl,
    Pelican,
}

/// <summary>How the panel is reached and how long things may take.</summary>
public sealed class PanelOptions
{
    public const string Section = "Panel";

    public PanelKind Kind { get; set; } = PanelKind.Pterodactyl;

    /// <summary>Scheme, host and perhaps a path, e.g. <c>https://panel.example.net</c>. Empty = no panel (in Development: the demo panel).</summary>
    [WebAddress]
    public string? BaseUrl { get; set; }

    /// <summary>A root administrator's client key. With it people without a key of their own are found by their e-mail address.</summary>
    public string? AdminKey { get; set; }

    /// <summary>The origin sent to nodes, where the nodes know the panel by another address than <see cref="BaseUrl"/>.</summary>
    [WebAddress]
    public string? Origin { get; set; }

    /// <summary>Node hosts that may have a private address, as <c>host:port</c>, separated by commas.</summary>
    public string NodeHosts { get; set; } = "";

    /// <summary>Seconds that a server's live state is kept. The panel itself keeps it for 20 s.</summary>
    [Range(0, 300)]
    public int StatusCacheSeconds { get; set; } = 15;

    /// <summary>Seconds an action is watched before its outcome counts as not seen.</summary>
    [Range(1, 600)]
    public int VerifySeconds { get; set; } = 45;

    /// <summary>Seconds a server must stay up after "running" before a start counts as done.</summary>
    [Range(0, 120)]
    public int StableSeconds { get; set; } = 10;

    /// <summary>A whole call with its retries, and a write. Above the 15 s the panel itself gives a node.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>One try of a read (security, part 3).</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(10);
}

[OptionsValidator]
internal sealed partial class PanelOptionsValidator : IValidateOptions<PanelOptions>;
