using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Retention;

/// <summary>Registers how long things are kept.</summary>
public static class RetentionSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddRetention() =>
            services.AddOptionsWithValidateOnStart<RetentionOptions, RetentionOptionsValidator>().BindConfiguration(RetentionOptions.Section).Services;
    }
}
