using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Domain.LogAnalysis;

/// <summary>How logs are analysed.</summary>
public sealed class LogOptions : IValidatableObject
{
    public const string Section = "Logs";

    /// <summary>Seconds a result may be shown again (L6: five minutes).</summary>
    [Range(0, 86_400)]
    public int CacheSeconds { get; set; } = 300;

    /// <summary>Lines shown either side of a match (L2: ten).</summary>
    [Range(0, 200)]
    public int ContextLines { get; set; } = 10;

    /// <summary>A folder with more catalogue files; they add to and override the built-in ones. Empty = none.</summary>
    public string? CatalogDirectory { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        string.IsNullOrWhiteSpace(CatalogDirectory) || Directory.Exists(CatalogDirectory)
            ? []
            : [new ValidationResult($"there is no folder '{CatalogDirectory}'", [nameof(CatalogDirectory)])];
}

[OptionsValidator]
internal sealed partial class LogOptionsValidator : IValidateOptions<LogOptions>;
