using Portal.Domain.Jobs;

namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>Counts during a run and tells how far it is.</summary>
internal sealed class Tally(IProgress<JobProgress>? progress)
{
    private int _done;
    private int _total;

    public IngestionReport Report { get; private set; } = IngestionReport.None;

    public void Expect(int documents) => _total += documents;

    public void Next(string name) => progress?.Report(new JobProgress(_done++, _total, name, Report.Failed));

    public void Add(IngestionReport part) => Report += part;
}
