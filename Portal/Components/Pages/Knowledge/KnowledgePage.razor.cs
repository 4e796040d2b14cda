using Portal.Domain.Jobs;
using Portal.Domain.Knowledge;
using Portal.Domain.People;
using Portal.Identity;
using Portal.Jobs;

namespace Portal.Components.Pages.Knowledge;

/// <summary>The sources, and re-ingestion of all or of one with live progress.</summary>
public sealed partial class KnowledgePage(KnowledgeDesk desk, JobsBoard board, CallerAccessor callers, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private Caller? _caller;
    private IReadOnlyList<SourceSummary>? _sources;
    private JobRun? _run;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Gone);
        await ReadAsync();
        Follow(LookAsync(), seen => (_run, _sources) = seen);
    }

    private async Task ReadAsync() => (_run, _sources) = await LookOnceAsync();

    private async IAsyncEnumerable<(JobRun?, IReadOnlyList<SourceSummary>)> LookAsync()
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(Gone))
        {
            yield return await LookOnceAsync();
        }
    }

    private async Task<(JobRun?, IReadOnlyList<SourceSummary>)> LookOnceAsync()
    {
        var runs = await board.HistoryAsync(_caller!, IngestKnowledgeJob.Plan.Name, null, 1, Gone);
        return (runs.Count > 0 ? runs[0] : null, await desk.SourcesAsync(_caller!, Gone));
    }

    private async Task IngestAsync(string? source)
    {
        await board.RunNowAsync(_caller!, IngestKnowledgeJob.Plan.Name, source, CancellationToken.None);
        await ReadAsync();
    }

    private Task CancelAsync() => board.CancelAsync(_caller!, IngestKnowledgeJob.Plan.Name, CancellationToken.None);
}
