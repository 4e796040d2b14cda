using Microsoft.AspNetCore.Identity;
using Portal.Domain.Panel;
using Portal.Domain.Safety;
using Portal.Identity;
using Portal.Integrations.Panel;

namespace Portal.Demo;

/// <summary>Runs the demo panel inside the portal, says where it is, and links the demo's people to their accounts there.</summary>
internal sealed class DemoPanelHost(IServiceScopeFactory scopes, TimeProvider clock, DemoPanelOptions? options = null) : IHostedService, IPanelAddress, IAsyncDisposable
{
    private DemoPanel? _panel;

    public Uri? BaseUrl { get; private set; }

    public PanelKind Kind => PanelKind.Pterodactyl;

    /// <summary>The panel while it runs, for faults and counts in tests.</summary>
    public DemoPanel? Panel => _panel;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _panel = await DemoPanel.StartAsync(options ?? new DemoPanelOptions(), clock, cancellationToken);
        BaseUrl = new Uri(_panel.Url.ToString().TrimEnd('/'));
        await LinkAsync(_panel, cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

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
