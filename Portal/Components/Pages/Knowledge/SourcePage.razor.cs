using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Domain.Jobs;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Sources;
using Portal.Domain.People;
using Portal.Identity;
using Portal.Jobs;

namespace Portal.Components.Pages.Knowledge;

/// <summary>One source: its runs, and each document's status and reason; read again, retry one or all that failed.</summary>
public sealed partial class SourcePage(SourceService service, JobsBoard board, CallerAccessor callers, Toasts toasts, TimeProvider clock)
{
    private const int AtOnce = 100;
    private const int RunsShown = 10;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private Caller? _caller;
    private SourceCard? _card;
    private JobRun? _run;
    private IReadOnlyList<SourceRun> _runs = [];
    private IReadOnlyList<SourceDocument> _documents = [];
    private string? _words;
    private int _skip;
    private bool _looked;

    /// <summary>The source.</summary>
    [Parameter] public string Name { get; set; } = "";

    private bool IsRunning => _run is { State: JobRunState.Running };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Gone);
        await ReadAsync();
        Follow(LookAsync(), Show);
    }

    private async Task ReadAsync() => Show(await LookOnceAsync());

    private void Show(Look seen) => (_card, _run, _runs, _documents, _looked) = (seen.Card, seen.Run, seen.Runs, seen.Documents, true);

    private async IAsyncEnumerable<Look> LookAsync()
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(Gone))
        {
            yield return await LookOnceAsync();
        }
    }

    private async Task<Look> LookOnceAsync()
    {
        var runs = await board.HistoryAsync(_caller!, IngestKnowledgeJob.Plan.Name, null, 1, Gone);
        return new Look(
            await service.FindAsync(_caller!, Name, Gone), runs.Count > 0 ? runs[0] : null, await service.RunsAsync(_caller!, Name, RunsShown, Gone),
            await service.DocumentsAsync(_caller!, Name, _words, _skip, AtOnce, Gone));
    }

    private Task FirstAsync()
    {
        _skip = 0;
        return ReadAsync();
    }

    private Task PageAsync(int by)
    {
        _skip = Math.Max(0, _skip + by);
        return ReadAsync();
    }

    private async Task IngestAsync(string argument)
    {
        var started = await board.RunNowAsync(_caller!, IngestKnowledgeJob.Plan.Name, argument, CancellationToken.None);
        toasts.Say(started ? "It is being read." : "Sources are being read already.", started ? Tone.Info : Tone.Warn);
        await ReadAsync();
    }

    private Task CancelAsync() => board.CancelAsync(_caller!, IngestKnowledgeJob.Plan.Name, CancellationToken.None);

    private async Task RetryAsync(SourceDocument document)
    {
        var outcome = await service.RetryAsync(_caller!, document.Id, CancellationToken.None);
        toasts.Say(outcome.IsDone ? $"{document.Path} is read." : outcome.Faults[0].Message, outcome.IsDone ? Tone.Good : Tone.Bad);
        await ReadAsync();
    }

    private sealed record Look(SourceCard? Card, JobRun? Run, IReadOnlyList<SourceRun> Runs, IReadOnlyList<SourceDocument> Documents);
}
