using Microsoft.Extensions.DependencyInjection;

namespace Portal.Domain.Tickets;

/// <summary>Registers tickets and their outbox; the desk itself is the host's.</summary>
public static class TicketsSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddTickets()
        {
            services.AddOptionsWithValidateOnStart<HelpdeskOptions, HelpdeskOptionsValidator>().BindConfiguration(HelpdeskOptions.Section);
            services.AddOptionsWithValidateOnStart<OutboxOptions, OutboxOptionsValidator>().BindConfiguration(OutboxOptions.Section);
            services.AddSingleton<OutboxSignal>().AddSingleton<OutboxDelivery>();
            return services.AddSingleton<TicketService>();
        }
    }
}
