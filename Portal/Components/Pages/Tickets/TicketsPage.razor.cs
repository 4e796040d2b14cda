using Microsoft.AspNetCore.Components;
using Portal.Domain.People;
using Portal.Domain.Tickets;
using Portal.Identity;

namespace Portal.Components.Pages.Tickets;

/// <summary>An owner's tickets, or the desk's.</summary>
public sealed partial class TicketsPage(TicketService tickets, CallerAccessor callers)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private Caller? _caller;
    private IReadOnlyList<TicketDetails>? _rows;
    private DeskView _view = DeskView.Open;

    [Inject] private TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Gone);
        _rows = await tickets.ListAsync(_caller, _view, Gone);
        Follow(LookAsync(), rows => _rows = rows);
    }

    private async Task LookAtAsync(DeskView view)
    {
        _view = view;
        _rows = await tickets.ListAsync(_caller!, _view, Gone);
    }

    private async IAsyncEnumerable<IReadOnlyList<TicketDetails>> LookAsync()
    {
        using var timer = new PeriodicTimer(LookEvery, Clock);
        while (await timer.WaitForNextTickAsync(Gone))
        {
            yield return await tickets.ListAsync(_caller!, _view, Gone);
        }
    }
}
