using Microsoft.AspNetCore.Identity;
using Portal.Domain.Panel;
using Portal.Domain.Safety;
using Portal.Identity;
using Portal.Integrations.Panel;

namespace Portal.Demo;

/// <summary>Runs the demo panel inside the portal, says where it is, and links the demo's people to their accounts there.</summary>
internal sealed class DemoPanelHost(IServiceScopeFactory scopes, DemoPanelNote note, TimeProvider clock, DemoPanelOptions? options = null)
    : IHostedService, IPanelAddress, IAsyncDisposable
{
    private DemoPanel? _panel;

    public Uri? BaseUrl { get; private set; }

    public PanelKind Kind => PanelKind.Pterodactyl;

    /// <summary>The panel while it runs, for faults and counts in tests.</summary>
    public DemoPanel? Panel => _panel;

    /// <summary>Set by a verb: it uses the panel of the portal that runs beside it, if one does.</summary>
    public bool MayJoin { get; set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (MayJoin && await note.FindAsync(cancellationToken) is { } running)
        {
            BaseUrl = running;
            return;
        }

        _panel = await DemoPanel.StartAsync(options ?? new DemoPanelOptions(), clock, cancellationToken);
        BaseUrl = new Uri(_panel.Url.ToString().TrimEnd('/'));
        await LinkAsync(_panel, cancellationToken);
        if (!MayJoin)
        {
            await note.WriteAsync(BaseUrl, cancellationToken);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_panel is not null && !MayJoin)
        {
            note.Remove();
        }

        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _panel, null) is { } running)
        {
            await running.DisposeAsync();
        }
    }

    private async Task LinkAsync(DemoPanel panel, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var links = scope.ServiceProvider.GetRequiredService<PanelLinks>();
        foreach (var person in panel.People)
        {
            if (await users.FindByEmailAsync(person.Email) is { } user)
            {
                await links.SetAsync(user, new Secret(person.PanelKey), cancellationToken);
            }
        }
    }
}
