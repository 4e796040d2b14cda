using Portal.Data;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Panel;
using Portal.Integrations.Panel;

namespace Portal.Hosting;

/// <summary>Everything the portal is made of, in order. Each feature adds itself by one line.</summary>
public static class PortalSetup
{
    extension(IHostApplicationBuilder builder)
    {
        /// <summary>Registers the services that every verb needs: options, time, database, domain.</summary>
        public void AddPortalCore()
        {
            var services = builder.Services;
            services.AddSingleton(TimeProvider.System);
            services.AddOptionsWithValidateOnStart<PortalOptions, PortalOptionsValidator>().BindConfiguration(PortalOptions.Section);
            services.AddPortalData(builder.Configuration.GetConnectionString("Portal"), builder.DataDirectory());
            services.AddConversations().AddConfirmations().AddPanel();
            services.AddPanelClient();
        }

        /// <summary>The data directory as an absolute path; made when it is not there.</summary>
        public string DataDirectory()
        {
            var configured = builder.Configuration[$"{PortalOptions.Section}:{nameof(PortalOptions.DataDirectory)}"] ?? new PortalOptions().DataDirectory;
            return Directory.CreateDirectory(Path.GetFullPath(configured, builder.Environment.ContentRootPath)).FullName;
        }
    }
}
