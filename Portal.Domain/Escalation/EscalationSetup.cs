using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Escalation;

/// <summary>Registers escalation.</summary>
public static class EscalationSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddEscalation()
        {
            services.AddOptionsWithValidateOnStart<EscalationOptions, EscalationOptionsValidator>().BindConfiguration(EscalationOptions.Section);
            return services.AddSingleton<EscalationService>();
        }
    }
}
