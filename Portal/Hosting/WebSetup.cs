using Microsoft.AspNetCore.HttpOverrides;
using Portal.Components.Controls;
using Portal.Data;
using Portal.Hosting.Health;
using Portal.Hosting.Metrics;
using Portal.Identity;

namespace Portal.Hosting;

/// <summary>What only the web server needs, on top of <see cref="PortalSetup"/>.</summary>
public static class WebSetup
{
    /// <summary>Where the portal is when nothing says otherwise.</summary>
    private const string DefaultUrl = "http://localhost:5080";

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Registers the whole portal.</summary>
        public void AddPortal()
        {
            builder.AddPortalLogging();
            builder.AddPortalCore();
            builder.AddServer();
            builder.Services.AddSignIn();
            builder.Services.AddPages(builder.Environment);
            builder.Services.AddHealth();
            builder.Services.AddMetricsText();
            builder.Services.AddSingleton<HostStop>().AddHostedService(provider => provider.GetRequiredService<HostStop>());
            builder.Services.AddHostedService<AuditHeadKeeper>();
        }

        private void AddServer()
        {
            // Also outside Development, so that the build's output serves its files without being published.
            builder.WebHost.UseStaticWebAssets();
            // Files made after the build are not served: what is not in the manifest is not there, in Development as elsewhere.
            builder.WebHost.UseSetting("DisableStaticAssetNotFoundRuntimeFallback", "true");
            builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
            if (!HasAddress(builder.Configuration))
            {
                builder.WebHost.UseUrls(DefaultUrl);
            }

            CheckAddresses(builder.Configuration["urls"]);

            // A proxy in front, on this machine, is believed about who asks and how, but only when we are told that there is one.
            if (!string.IsNullOrEmpty(builder.Configuration[$"{PortalOptions.Section}:{nameof(PortalOptions.PublicUrl)}"]))
            {
                builder.Services.Configure<ForwardedHeadersOptions>(options =>
                    options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
            }

            // Answers being written get this long to be saved (security, D33).
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
        }
    }

    extension(IServiceCollection services)
    {
        private void AddPages(IHostEnvironment environment)
        {
            services.AddControls();
            services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
            {
                circuits.DetailedErrors = environment.IsDevelopment();
                circuits.DisconnectedCircuitMaxRetained = 100;
                circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            }).AddHubOptions(hub => hub.MaximumReceiveMessageSize = 64 * 1024);
            services.AddAntiforgery(options =>
            {
                options.Cookie.Name = "portal-form";
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.HeaderName = "RequestVerificationToken";
                options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it, more strictly
            });
        }
    }

    private static bool HasAddress(IConfiguration configuration) =>
        new[] { "urls", "http_ports", "https_ports" }.Any(key => !string.IsNullOrWhiteSpace(configuration[key]))
        || configuration.GetSection("Kestrel:Endpoints").Exists();

    private static void CheckAddresses(string? urls)
    {
        foreach (var url in urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            try
            {
                BindingAddress.Parse(url);
            }
            catch (FormatException)
            {
                throw new ConfigurationException($"Configuration: ASPNETCORE_URLS: '{url}' is not an address to listen on, like {DefaultUrl}.");
            }
        }
    }
}
