using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Portal.Domain.Safety;

namespace Portal.Domain.Tickets;

/// <summary>Which helpdesk answers.</summary>
public enum HelpdeskKind
{
    /// <summary>The portal's own desk; nothing to configure (E5).</summary>
    BuiltIn,

    /// <summary>Any that takes <c>POST {BaseUrl}/tickets</c> with a bearer key.</summary>
    Generic,
}

/// <summary>The helpdesk.</summary>
public sealed class HelpdeskOptions : IValidatableObject
{
    public const string Section = "Helpdesk";

    public HelpdeskKind Kind { get; set; } = HelpdeskKind.BuiltIn;

    /// <summary>Where it is, e.g. <c>https://desk.example.net/api</c>.</summary>
    [WebAddress]
    public string? BaseUrl { get; set; }

    /// <summary>Sent as a bearer token.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The receiver does not honour <c>Idempotency-Key</c>: a request whose fate is unknown is then left to a person instead of sent again.</summary>
    public bool IgnoresKey { get; set; }

    /// <summary>Whether letters leave the portal.</summary>
    public bool IsExternal => Kind != HelpdeskKind.BuiltIn;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        IsExternal && string.IsNullOrWhiteSpace(BaseUrl)
            ? [new ValidationResult($"a helpdesk of kind {Kind} needs its address", [nameof(BaseUrl)])]
            : [];
}

[OptionsValidator]
internal sealed partial class HelpdeskOptionsValidator : IValidateOptions<HelpdeskOptions>;
