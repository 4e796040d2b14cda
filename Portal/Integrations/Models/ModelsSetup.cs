using Portal.Domain.ModelRouting;

namespace Portal.Integrations.Models;

/// <summary>Registers the model servers.</summary>
public static class ModelsSetup
{
    private static readonly TimeSpan Connect = TimeSpan.FromSeconds(3);

    extension(IServiceCollection services)
    {
        public IServiceCollection AddModels()
        {
            // Operator-configured origins only: no proxy, no cookies, no redirects (security, D26). Time limits are the client's own.
            services.AddHttpClient(ModelClients.Name, http => http.Timeout = Timeout.InfiniteTimeSpan)
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
                {
                    AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = Connect,
                });
            return services.AddSingleton<IModelClients, ModelClients>();
        }
    }
}
