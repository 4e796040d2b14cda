using Microsoft.Extensions.Options;
using Portal.Demo;
using Portal.Domain.Panel;
using Portal.Integrations.Egress;

namespace Portal.Integrations.Panel;

/// <summary>Registers the panel client: one guarded way out, one client for reads and writes, one hub for consoles.</summary>
public static class PanelClientSetup
{
    extension(IServiceCollection services)
    {
        /// <param name="hasDemoPanel">The demo panel runs inside the portal and says where the panel is; otherwise the configuration does.</param>
        public IServiceCollection AddPanelClient(bool hasDemoPanel)
        {
            if (hasDemoPanel)
            {
                services.AddSingleton<DemoPanelNote>().AddSingleton<DemoPanelHost>().AddHostedService(provider => provider.GetRequiredService<DemoPanelHost>());
                services.AddSingleton<IPanelAddress>(provider => provider.GetRequiredService<DemoPanelHost>());
            }
            else
            {
                services.AddSingleton<IPanelAddress, ConfiguredPanelAddress>();
            }

            services.AddSingleton<PanelEgress>();
            services.AddKeyedSingleton(ClientName, (provider, _) => GuardedHandler.Create(provider.GetRequiredService<PanelEgress>(), TimeSpan.FromSeconds(5)));
            services.AddSingleton(provider => new PanelTransport(
                NewClient(provider), provider.GetRequiredService<IPanelAddress>(), provider.GetRequiredService<IOptions<PanelOptions>>(), provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton(provider => new PanelFiles(provider.GetRequiredService<PanelCalls>(), NewClient(provider)));
            services.AddSingleton(provider => new ConsoleConnector(
                provider.GetRequiredService<PanelCalls>(), provider.GetRequiredService<IPanelAddress>(), Handler(provider),
                provider.GetRequiredService<IOptions<PanelOptions>>(), provider.GetRequiredService<TimeProvider>()));
            return services.AddSingleton<PanelKeys>().AddSingleton<MappedServers>().AddSingleton<PanelCalls>().AddSingleton<LogCollector>()
                .AddSingleton<ConsoleHub>().AddClient();
        }

        private IServiceCollection AddClient() => services
            .AddSingleton<PterodactylClient>()
            .AddSingleton<IPanelReader>(provider => provider.GetRequiredService<PterodactylClient>())
            .AddSingleton<IPanelWriter>(provider => provider.GetRequiredService<PterodactylClient>())
            .AddSingleton<IPanelAccounts>(provider => provider.GetRequiredService<PterodactylClient>());
    }

    private const string ClientName = "panel";

    private static SocketsHttpHandler Handler(IServiceProvider provider) => provider.GetRequiredKeyedService<SocketsHttpHandler>(ClientName);

    // Time limits are the transport's: one a try, one in all.
    private static HttpClient NewClient(IServiceProvider provider) =>
        new(Handler(provider), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
}
