using Portal.Identity;

namespace Portal.Hosting.Metrics;

/// <summary><c>/metrics</c>, for admins or whoever carries <c>Portal:MetricsToken</c>.</summary>
internal static class MetricsSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddMetricsText() => services.AddSingleton<MeterStore>();
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapMetricsText()
        {
            routes.ServiceProvider.GetRequiredService<MeterStore>(); // listens from the start
            routes.MapGet("/metrics", (MeterStore store) => Results.Text(PrometheusText.Write(store.Read()), PrometheusText.ContentType))
                .RequireAuthorization(Policies.Metrics);
        }
    }
}
