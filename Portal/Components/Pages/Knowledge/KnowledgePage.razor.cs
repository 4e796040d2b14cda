using Portal.Domain.Jobs;
using Portal.Domain.Knowledge;
using Portal.Domain.People;
using Portal.Identity;
using Portal.Jobs;

namespace Portal.Components.Pages.Knowledge;

/// <summary>Sources, documents with their state, re-ingestion with live progress, and a search to try questions.</summary>
public sealed partial class KnowledgePage(KnowledgeShelf shelf, IKnowledgeIndex index, JobsBoard board, CallerAccessor callers, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private Caller? _caller;
    private IReadOnlyList<SourceSummary>? _sources;
    private IReadOnlyList<DocumentSummary> _documents = [];
    private JobRun? _run;
    private KnowledgeAnswer? _answer;
    private string _question = "";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Gone);
        await ReadAsync();
        Follow(LookAsync(), seen => (_run, _sources, _documents) = seen);
    }

    private async Task ReadAsync() => (_run, _sources, _documents) = await LookOnceAsync();

    private async IAsyncEnumerable<(JobRun?, IReadOnlyList<SourceSummary>, IReadOnlyList<DocumentSummary>)> LookAsync()
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(Gone))
        {
            yield return await LookOnceAsync();
        }
    }

    private async Task<(JobRun?, IReadOnlyList<SourceSummary>, IReadOnlyList<DocumentSummary>)> LookOnceAsync()
    {
        var runs = await board.HistoryAsync(IngestKnowledgeJob.Plan.Name, 1, Gone);
        return (runs.Count > 0 ? runs[0] : null, await shelf.SourcesAsync(Gone), await shelf.DocumentsAsync(null, null, 200, Gone));
    }

    private async Task IngestAsync(string? source)
    {
        await board.RunNowAsync(_caller!, IngestKnowledgeJob.Plan.Name, source, CancellationToken.None);
        await ReadAsync();
    }

    private Task CancelAsync() => board.CancelAsync(_caller!, IngestKnowledgeJob.Plan.Name, CancellationToken.None);

    private async Task SearchAsync() =>
        _answer = string.IsNullOrWhiteSpace(_question) ? null : await index.SearchAsync(_question, 8, Gone);

    private static string Start(string text) => text.Length <= 220 ? text : $"{text[..219]}…";
}
