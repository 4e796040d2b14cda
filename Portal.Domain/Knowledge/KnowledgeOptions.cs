using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Domain.Knowledge;

/// <summary>Where knowledge comes from and how it is cut and kept.</summary>
public sealed class KnowledgeOptions : IValidatableObject
{
    public const string Section = "Knowledge";

    /// <summary>Sources from configuration; those of the table, made by admins and seed files, join them.</summary>
    public IList<KnowledgeSource> Sources { get; } = [];

    /// <summary>Most characters of a passage (K3).</summary>
    [Range(200, 8000)]
    public int ChunkCharacters { get; set; } = 1000;

    /// <summary>Most characters that a passage repeats of the one before (K3).</summary>
    [Range(0, 1000)]
    public int ChunkOverlap { get; set; } = 100;

    /// <summary>Days after which what no source showed any more is removed (K6).</summary>
    [Range(1, 3650)]
    public int MaxAgeDays { get; set; } = 30;

    /// <summary>Largest file that is read, in bytes.</summary>
    [Range(1024, 100 * 1024 * 1024)]
    public long MaxFileBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>When everything is ingested, five fields, UTC (K7).</summary>
    [Required]
    public string Cron { get; set; } = "0 */6 * * *";

    /// <summary>When stale content is removed, five fields, UTC (K7).</summary>
    [Required]
    public string CleanupCron { get; set; } = "0 2 * * *";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ChunkOverlap * 2 > ChunkCharacters)
        {
            yield return new ValidationResult("it is at most half of ChunkCharacters", [nameof(ChunkOverlap)]);
        }

        foreach (var (name, cron) in new[] { (nameof(Cron), Cron), (nameof(CleanupCron), CleanupCron) })
        {
            if (Domain.Jobs.Cron.TryParse(cron) is null)
            {
                yield return new ValidationResult($"'{cron}' is no cron expression of five fields", [name]);
            }
        }

        foreach (var source in Sources.Where(source => source.Problem is not null))
        {
            yield return new ValidationResult($"source '{source.Name}': {source.Problem}", [nameof(Sources)]);
        }
    }
}

[OptionsValidator]
internal sealed partial class KnowledgeOptionsValidator : IValidateOptions<KnowledgeOptions>;
