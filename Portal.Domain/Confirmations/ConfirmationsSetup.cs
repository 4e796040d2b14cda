using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Confirmations;

/// <summary>Registers confirmations.</summary>
public static class ConfirmationsSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddConfirmations()
        {
            services.AddOptionsWithValidateOnStart<ConfirmationOptions, ConfirmationOptionsValidator>().BindConfiguration(ConfirmationOptions.Section);
            return services.AddSingleton<Proposals>().AddSingleton<Undoing>().AddSingleton<Approvals>().AddSingleton<ActionExecutor>();
        }
    }
}
