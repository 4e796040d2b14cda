using Microsoft.Extensions.Options;
using Portal.Domain.Tickets;

namespace Portal.Integrations.Desks;

/// <summary>Registers the helpdesk that is configured.</summary>
public static class DesksSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    extension(IServiceCollection services)
    {
        public IServiceCollection AddDesks()
        {
            // An operator-configured origin: no proxy, no cookies, no redirects (security, D26).
            services.AddHttpClient(RestDesk.Name, http => http.Timeout = Patience).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false, UseCookies = false, UseProxy = false,
            });
            services.AddSingleton<BuiltInDesk>().AddSingleton<RestDesk>();
            services.AddSingleton<IDesk>(provider => provider.GetRequiredService<IOptions<HelpdeskOptions>>().Value.IsExternal
                ? provider.GetRequiredService<RestDesk>()
                : provider.GetRequiredService<BuiltInDesk>());
            return services.AddHostedService<OutboxWorker>();
        }
    }
}
