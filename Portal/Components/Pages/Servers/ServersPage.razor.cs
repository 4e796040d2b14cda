using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Portal.Domain.Panel;
using Portal.Identity;

namespace Portal.Components.Pages.Servers;

/// <summary>The owner's servers; asked again every few seconds while the page is open.</summary>
public sealed partial class ServersPage(ServerDirectory directory, CallerAccessor callers, IOptionsMonitor<PanelOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    private IReadOnlyList<ServerStatus>? Servers { get; set; }

    private PanelProblem? Problem { get; set; }

    private bool Loading { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        Follow(EveryAsync(Gone), _ => { });
    }

    private async Task RefreshAsync()
    {
        directory.Forget((await callers.GetAsync(Gone)).UserId);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        Loading = true;
        try
        {
            (Servers, Problem) = (await directory.ListAsync(await callers.GetAsync(Gone), Gone), null);
        }
        catch (PanelProblemException problem)
        {
            // What was seen last stays when the panel is only away for a moment; a dead key shows nothing any more.
            Servers = problem.Problem.Kind is PanelProblemKind.PanelDown or PanelProblemKind.RateLimited ? Servers : null;
            Problem = problem.Problem;
        }
        finally
        {
            Loading = false;
        }
    }

    private async IAsyncEnumerable<int> EveryAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var period = TimeSpan.FromSeconds(options.CurrentValue.StatusCacheSeconds);
        using var timer = new PeriodicTimer(period > Shortest ? period : Shortest, clock);
        for (var round = 0; await timer.WaitForNextTickAsync(cancellationToken); round++)
        {
            await InvokeAsync(LoadAsync);
            yield return round;
        }
    }
}
