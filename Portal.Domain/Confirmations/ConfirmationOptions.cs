using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Domain.Confirmations;

/// <summary>How long a card is good, and how many there may be (security, D15 and D18).</summary>
public sealed class ConfirmationOptions
{
    public const string Section = "Confirmation";

    /// <summary>Seconds until a card expires.</summary>
    [Range(1, 3600)]
    public int ExpirySeconds { get; set; } = 120;

    /// <summary>Cards open at once in one conversation.</summary>
    [Range(1, 20)]
    public int OpenAtOnce { get; set; } = 3;

    /// <summary>Approved changes on one server in an hour.</summary>
    [Range(1, 1000)]
    public int WritesPerHour { get; set; } = 5;
}

[OptionsValidator]
internal sealed partial class ConfirmationOptionsValidator : IValidateOptions<ConfirmationOptions>;
