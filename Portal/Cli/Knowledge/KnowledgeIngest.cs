using Portal.Domain.Jobs;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Domain.Panel;

namespace Portal.Cli.Knowledge;

/// <summary><c>knowledge ingest</c>. A failed document is told and is no failure of the verb; a source that cannot be looked into is.</summary>
internal static class KnowledgeIngest
{
    public static async Task<int> RunAsync(
        IServiceProvider services, VerbArguments read, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var configured = await services.GetRequiredService<IKnowledgeSources>().ListAsync(cancellationToken);
        IReadOnlyCollection<KnowledgeSource> wanted = read switch
        {
            { Rest: [_, var path] } => [Folder(path, configured)],
            _ when read["--source"] is { } name => [.. configured.Where(source => source.Name == name)],
            _ => [.. configured.Where(source => source.Enabled)],
        };
        if (wanted.Count == 0)
        {
            var message = read["--source"] is { } name ? $"There is no source '{name}'." : "No sources are configured.";
            return await JsonOutput.FailAsync(output, errors, read.Has("--json"), new PanelProblem(PanelProblemKind.NotFound, message));
        }

        var report = await services.GetRequiredService<IngestionService>().RunAsync(wanted, new Lines(errors), cancellationToken);
        if (read.Has("--json") && report.Problems is [var first, ..])
        {
            return await JsonOutput.FailAsync(output, errors, json: true, new PanelProblem(PanelProblemKind.Failed, first));
        }

        if (read.Has("--json"))
        {
            await JsonOutput.WriteAsync(output, new
            {
                indexed = report.Indexed, unchanged = report.Unchanged, failed = report.Failed, removed = report.Removed, bytes = report.Bytes, notes = report.Notes,
            });
        }
        else
        {
            await output.WriteLineAsync(report.ToString());
        }

        return report.Problems.Count == 0 ? 0 : 1;
    }

    // The same folder is the same source, whether it is configured or only named here.
    private static KnowledgeSource Folder(string path, IReadOnlyList<KnowledgeSource> configured)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var known = configured.FirstOrDefault(source => source.Path is { } at && Path.TrimEndingDirectorySeparator(Path.GetFullPath(at)) == full);
        return known ?? new KnowledgeSource { Name = Path.GetFileName(full) is { Length: > 0 } name ? name : "root", Path = full };
    }

    /// <summary>Every hundredth document, so that a long run shows that it moves.</summary>
    private sealed class Lines(TextWriter errors) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            if (value.Done % 100 == 0 && value.Done > 0)
            {
                errors.WriteLine($"{value.Done} of {value.Total}: {value.Now}");
            }
        }
    }
}
