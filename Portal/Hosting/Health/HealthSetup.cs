using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Portal.Hosting.Health;

/// <summary><c>/health/live</c> while the process runs, <c>/health/ready</c> while it can do its work.</summary>
internal static class HealthSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddHealth()
        {
            services.AddHealthChecks().AddCheck<ReadinessCheck>("ready", timeout: TimeSpan.FromSeconds(8));
            return services.AddSingleton<ReadinessCheck>();
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapHealth()
        {
            routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
            routes.MapHealthChecks("/health/ready").AllowAnonymous();
        }
    }
}
