using Portal.Components.Controls;
using Portal.Domain.Jobs;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Sources;
using Portal.Domain.People;
using Portal.Identity;
using Portal.Jobs;

namespace Portal.Components.Pages.Knowledge;

/// <summary>The sources: add, edit, remove, switch on and off, and read all or one again with live progress.</summary>
public sealed partial class KnowledgePage(SourceService service, JobsBoard board, CallerAccessor callers, Toasts toasts, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private Caller? _caller;
    private IReadOnlyList<SourceCard>? _sources;
    private JobRun? _run;
    private SourceDraft? _draft;
    private SourceCard? _removing;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Gone);
        await ReadAsync();
        Follow(LookAsync(), seen => (_run, _sources) = seen);
    }

    private async Task ReadAsync() => (_run, _sources) = await LookOnceAsync();

    private async IAsyncEnumerable<(JobRun?, IReadOnlyList<SourceCard>)> LookAsync()
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(Gone))
        {
            yield return await LookOnceAsync();
        }
    }

    private async Task<(JobRun?, IReadOnlyList<SourceCard>)> LookOnceAsync()
    {
        var runs = await board.HistoryAsync(_caller!, IngestKnowledgeJob.Plan.Name, null, 1, Gone);
        return (runs.Count > 0 ? runs[0] : null, await service.ListAsync(_caller!, Gone));
    }

    private async Task IngestAsync(string? source)
    {
        var started = await board.RunNowAsync(_caller!, IngestKnowledgeJob.Plan.Name, source, CancellationToken.None);
        toasts.Say(started ? source is null ? "All sources are read again." : $"{source} is read again." : "Sources are being read already.", started ? Tone.Info : Tone.Warn);
        await ReadAsync();
    }

    private async Task CancelAsync()
    {
        await board.CancelAsync(_caller!, IngestKnowledgeJob.Plan.Name, CancellationToken.None);
        toasts.Say("It stops after the document it reads now.", Tone.Info);
    }

    private void Add() => _draft = new SourceDraft();

    private void Edit(SourceCard card) => _draft = SourceDraft.Of(card.Source);

    private async Task<SourceOutcome> SaveAsync(SourceDraft draft)
    {
        var outcome = await service.SaveAsync(_caller!, draft.ToSource(), draft.IsNew, CancellationToken.None);
        if (outcome.IsDone)
        {
            toasts.Say(draft.IsNew ? $"{draft.Name} is added. Read it to make it found." : $"{draft.Name} is changed.");
            await ReadAsync();
        }

        return outcome;
    }

    private Task EnableAsync(SourceCard card) => ToldAsync(
        service.EnableAsync(_caller!, card.Source.Name, !card.Source.Enabled, CancellationToken.None),
        card.Source.Enabled ? $"{card.Source.Name} is off. What was read of it stays until it is too old." : $"{card.Source.Name} is on.");

    private async Task RemoveAsync()
    {
        var name = _removing!.Source.Name;
        _removing = null;
        await ToldAsync(service.RemoveAsync(_caller!, name, CancellationToken.None), $"{name} is removed.");
    }

    private async Task ToldAsync(Task<SourceOutcome> change, string done)
    {
        var outcome = await change;
        toasts.Say(outcome.IsDone ? done : outcome.Faults[0].Message, outcome.IsDone ? Tone.Good : Tone.Bad);
        await ReadAsync();
    }
}
