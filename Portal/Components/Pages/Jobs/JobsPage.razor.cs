using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Domain.Jobs;
using Portal.Domain.People;
using Portal.Identity;
using Portal.Jobs;

namespace Portal.Components.Pages.Jobs;

/// <summary>Every job: schedule, next run, progress, history; run now, pause, cancel.</summary>
public sealed partial class JobsPage(CallerAccessor callers, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private Caller? _caller;
    private IReadOnlyList<JobCard>? _cards;
    private IReadOnlyList<JobRun> _history = [];

    [Inject] private JobsBoard Board { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Gone);
        await ReadAsync();
        Follow(LookAsync(), seen => (_cards, _history) = seen);
    }

    private async Task ReadAsync() => (_cards, _history) = (await Board.ListAsync(Gone), await Board.HistoryAsync(null, 30, Gone));

    private async Task DoAsync(Func<Task> act)
    {
        await act();
        await ReadAsync();
    }

    private async IAsyncEnumerable<(IReadOnlyList<JobCard>, IReadOnlyList<JobRun>)> LookAsync()
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(Gone))
        {
            yield return (await Board.ListAsync(Gone), await Board.HistoryAsync(null, 30, Gone));
        }
    }

    private static string Took(JobRun run) => run.EndedAt is { } ended
        ? (ended - run.CreatedAt).TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture)
        : "running";

    private static Tone Colour(JobRunState state) => state switch
    {
        JobRunState.Running => Tone.Info,
        JobRunState.Succeeded => Tone.Good,
        JobRunState.Failed => Tone.Bad,
        _ => Tone.Neutral,
    };
}
