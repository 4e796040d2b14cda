using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Domain.Analytics;

/// <summary>How figures are kept and which day is today.</summary>
public sealed class AnalyticsOptions : IValidatableObject
{
    public const string Section = "Analytics";

    /// <summary>Days that single interactions are kept; older ones only as daily figures (N3).</summary>
    [Range(1, 400)]
    public int DetailDays { get; set; } = 7;

    /// <summary>The time zone of "today", an IANA name.</summary>
    [Required]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The zone itself.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _) ? [] : [new ValidationResult($"there is no time zone '{TimeZone}'", [nameof(TimeZone)])];
}

[OptionsValidator]
internal sealed partial class AnalyticsOptionsValidator : IValidateOptions<AnalyticsOptions>;
