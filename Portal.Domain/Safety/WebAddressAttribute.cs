using System.ComponentModel.DataAnnotations;

namespace Portal.Domain.Safety;

/// <summary>An option that is an absolute http or https address, or empty. The framework's own check also takes ftp.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WebAddressAttribute() : ValidationAttribute("The {0} field must be an address like https://host.example.net.")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is null or ""
        || (value is string text && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Host.Length > 0);
}
