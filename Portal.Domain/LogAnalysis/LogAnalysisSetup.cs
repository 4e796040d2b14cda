using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Portal.Domain.LogAnalysis;

/// <summary>Registers log analysis.</summary>
public static class LogAnalysisSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddLogAnalysis()
        {
            services.AddOptionsWithValidateOnStart<LogOptions, LogOptionsValidator>().BindConfiguration(LogOptions.Section);
            services.AddSingleton<ILogAnalyzer>(provider => new LogAnalyzer(
                provider.GetRequiredService<IOptions<LogOptions>>().Value.CatalogDirectory, provider.GetRequiredService<ILogger<LogAnalyzer>>()));
            services.AddSingleton<AnalysisCache>().AddSingleton<ModelPart.ModelLogReader>();
            return services.AddSingleton<ServerLogAnalysis>();
        }
    }
}
