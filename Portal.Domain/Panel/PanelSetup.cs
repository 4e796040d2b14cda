using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Panel.Actions;

namespace Portal.Domain.Panel;

/// <summary>Registers what the domain knows of the panel. The host adds the client.</summary>
public static class PanelSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddPanel()
        {
            services.AddOptionsWithValidateOnStart<PanelOptions, PanelOptionsValidator>().BindConfiguration(PanelOptions.Section);
            return services.AddSingleton<ServerDirectory>().AddSingleton<PanelLinkService>().AddSingleton<IServerActionRunner, ServerActionRunner>();
        }
    }
}
