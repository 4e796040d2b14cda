using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Analytics;

/// <summary>Registers figures.</summary>
public static class AnalyticsSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddAnalytics()
        {
            services.AddOptionsWithValidateOnStart<AnalyticsOptions, AnalyticsOptionsValidator>().BindConfiguration(AnalyticsOptions.Section);
            services.AddSingleton<InteractionRecorder>().AddSingleton<Dashboard>().AddSingleton<FindingVerdicts>();
            return services.AddScoped<FoldInteractionsJob>();
        }
    }
}
