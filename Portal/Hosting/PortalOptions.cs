using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Portal.Domain.Safety;

namespace Portal.Hosting;

/// <summary>Where the portal keeps its things and how it is reached.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>Folder of database, key ring and uploads. Relative paths count from the content root.</summary>
    [Required]
    public string DataDirectory { get; set; } = ".data";

    /// <summary>How people reach the portal, for links in tickets and the secure cookie; e.g. <c>https://help.example.net</c>.</summary>
    [WebAddress]
    public string? PublicUrl { get; set; }

    /// <summary>Demo panel, demo people, demo knowledge. Unset = on in Development when no panel is configured. Refused in Production.</summary>
    public bool? Demo { get; set; }

    /// <summary>The path of the passphrase file that encrypts the key ring; required in Production.</summary>
    public string? KeyPassphraseFile { get; set; }

    /// <summary>A token that may read <c>/metrics</c> besides admins; unset = admins only.</summary>
    public string? MetricsToken { get; set; }
}

[OptionsValidator]
internal sealed partial class PortalOptionsValidator : IValidateOptions<PortalOptions>;
