using Portal.Domain.Jobs;
using Portal.Domain.Knowledge.Sources;

namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>Counts what a run does, and says how far it is.</summary>
internal sealed class Tally(IProgress<JobProgress>? progress)
{
    private int _done;
    private int _total;
    private int _before;

    /// <summary>Of the whole run.</summary>
    public IngestionReport Report { get; private set; } = IngestionReport.None;

    /// <summary>Of the source that is being read.</summary>
    public IngestionReport Part { get; private set; } = IngestionReport.None;

    /// <summary>A new source begins.</summary>
    public void Begin() => (_before, Part) = (_done, IngestionReport.None);

    /// <summary>Tells what is worked on, and how many there are in this source as far as is known.</summary>
    public void Next(string name, int? total)
    {
        _total = Math.Max(_total, _before + (total ?? 0));
        progress?.Report(new JobProgress(_done++, Math.Max(_total, _done), name, Report.Failed));
    }

    public void Add(IngestionReport part) => (Report, Part) = (Report + part, Part + part);

    /// <summary>The source's counts, for its row.</summary>
    public void Fill(SourceRun run) => (run.Indexed, run.Unchanged, run.Failed, run.Removed, run.Bytes) =
        (Part.Indexed, Part.Unchanged, Part.Failed, Part.Removed, Part.Bytes);
}
