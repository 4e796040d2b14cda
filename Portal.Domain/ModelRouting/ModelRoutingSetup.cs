using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.ModelRouting;

/// <summary>Registers tiers and ledger.</summary>
public static class ModelRoutingSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddModelRouting()
        {
            services.AddOptionsWithValidateOnStart<ModelOptions, ModelOptionsValidator>().BindConfiguration(ModelOptions.Section);
            services.AddSingleton<CostLedger>();
            return services.AddSingleton<MeteredModel>();
        }
    }
}
