using Microsoft.Extensions.Options;
using Portal.Domain.Jobs;
using Portal.Domain.LogAnalysis.Rules;

namespace Portal.Domain.LogAnalysis;

/// <summary>Reads the catalogue of known problems and the operator's own files anew, so that a broken file is seen before it is missed.</summary>
public sealed class CheckCatalogueJob(IOptionsMonitor<LogOptions> options) : IJob
{
    /// <inheritdoc/>
    public static JobPlan Plan { get; } = new(
        "check-catalogue", Cron: "45 2 * * *", TimeLimit: TimeSpan.FromMinutes(5),
        Purpose: "Checks every rule of the catalogue of known problems, the operator's own too.");

    /// <inheritdoc/>
    public Task<JobResult> RunAsync(IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var catalogue = Catalogue.Load(options.CurrentValue.CatalogDirectory);
        return catalogue.Problems is [var first, ..]
            ? throw new InvalidDataException($"{catalogue.Problems.Count} rules or files are skipped. {first}")
            : Task.FromResult(new JobResult(0, $"{catalogue.Rules.Count} rules are in use."));
    }
}
