using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Domain.Jobs;
using Portal.Domain.People;
using Portal.Identity;
using Portal.Jobs;

namespace Portal.Components.Pages.Jobs;

/// <summary>Every job: schedule, next runs, progress, history, and how the scheduler is; run now, pause, resume, cancel.</summary>
public sealed partial class JobsPage(CallerAccessor callers, SchedulerHealth scheduler, Toasts toasts, TimeProvider clock)
{
    private const int Shown = 50;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private Caller? _caller;
    private IReadOnlyList<JobCard>? _cards;
    private IReadOnlyList<JobRun> _history = [];
    private SchedulerState? _health;
    private JobRun? _open;
    private string _job = "";
    private JobRunState? _state;

    [Inject] private JobsBoard Board { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Gone);
        await ReadAsync();
        Follow(LookAsync(), Show);
    }

    private async Task ReadAsync() => Show(await LookOnceAsync());

    private void Show(Look seen)
    {
        (_cards, _history, _health) = (seen.Cards, seen.History, seen.Health);
        _open = _open is { } run ? seen.History.FirstOrDefault(r => r.Id == run.Id) ?? run : null;
    }

    private async IAsyncEnumerable<Look> LookAsync()
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(Gone))
        {
            yield return await LookOnceAsync();
        }
    }

    private async Task<Look> LookOnceAsync() => new(
        await Board.ListAsync(_caller!, Gone), await Board.HistoryAsync(_caller!, _job.Length > 0 ? _job : null, _state, Shown, Gone),
        await scheduler.ReadAsync(_caller!, Gone));

    private Task RunAsync(JobCard card) => DoAsync(
        Board.RunNowAsync(_caller!, card.Plan.Name, null, CancellationToken.None), $"{card.Plan.Name} is started.", $"{card.Plan.Name} runs already.");

    private Task CancelAsync(JobCard card) => DoAsync(
        Board.CancelAsync(_caller!, card.Plan.Name, CancellationToken.None), $"{card.Plan.Name} is asked to stop.", "That is for admins.");

    private Task PauseAsync(JobCard card) => DoAsync(
        card.IsPaused ? Board.ResumeAsync(_caller!, card.Plan.Name, CancellationToken.None) : Board.PauseAsync(_caller!, card.Plan.Name, CancellationToken.None),
        card.IsPaused ? $"{card.Plan.Name} runs by its schedule again." : $"{card.Plan.Name} is paused.", "That is for admins.");

    private async Task DoAsync(Task<bool> act, string done, string refused)
    {
        var isDone = await act;
        toasts.Say(isDone ? done : refused, isDone ? Tone.Good : Tone.Warn);
        await ReadAsync();
    }

    private void Open(JobRun run) => _open = run;

    private sealed record Look(IReadOnlyList<JobCard> Cards, IReadOnlyList<JobRun> History, SchedulerState? Health);
}
