using Portal.Chat;
using Portal.Cli;
using Portal.Data;
using Portal.Demo;
using Portal.Domain.Analytics;
using Portal.Domain.Assistant;
using Portal.Domain.Attachments;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Escalation;
using Portal.Domain.Knowledge;
using Portal.Domain.LogAnalysis;
using Portal.Domain.Memory;
using Portal.Domain.ModelRouting;
using Portal.Domain.Panel;
using Portal.Domain.Safety;
using Portal.Domain.Tickets;
using Portal.Hosting.Keys;
using Portal.Identity;
using Portal.Integrations.Crawl;
using Portal.Integrations.Desks;
using Portal.Integrations.Documents;
using Portal.Integrations.Models;
using Portal.Integrations.Panel;
using Portal.Integrations.Search;
using Portal.Jobs;

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
            var dataDirectory = builder.DataDirectory();
            services.AddSingleton(TimeProvider.System);
            services.AddOptionsWithValidateOnStart<PortalOptions, PortalOptionsValidator>().BindConfiguration(PortalOptions.Section);
            services.AddSingleton<Microsoft.Extensions.Options.IValidateOptions<PortalOptions>, PortalOptionsRules>();
            services.AddSingleton(DemoMode.From(builder.Configuration, builder.Environment));
            services.AddPortalData(builder.Configuration.GetConnectionString("Portal"), dataDirectory);
            services.AddKeyRing(dataDirectory);
            services.AddAudit();
            services.AddPeople();
            services.AddScoped<VerbCallers>();
            services.AddSingleton(new DataFolder(dataDirectory)).AddSingleton<PanelLinks>();
            services.AddScoped<DemoSeed>().AddScoped<Seeder>();
            services.AddHostedService<DemoKnowledge>();
            services.AddConversations().AddConfirmations().AddPanel();
            services.AddPanelClient(DemoMode.From(builder.Configuration, builder.Environment).IsOn && string.IsNullOrWhiteSpace(builder.Configuration["Panel:BaseUrl"]));
            services.AddKnowledge().AddDocuments().AddCrawler().AddKnowledgeSearch(builder.Configuration.GetConnectionString("Portal"));
            services.AddModelRouting().AddModels();
            services.AddLogAnalysis().AddAttachments(dataDirectory).AddMemory().AddAssistant();
            services.AddTickets().AddEscalation().AddDesks();
            services.AddAnalytics();
            services.AddJobs(builder.Configuration.GetConnectionString("Portal"), dataDirectory, builder.Configuration);
            services.AddChat();
        }

        /// <summary>The data directory as an absolute path; made when it is not there.</summary>
        public string DataDirectory()
        {
            var configured = builder.Configuration[$"{PortalOptions.Section}:{nameof(PortalOptions.DataDirectory)}"] ?? new PortalOptions().DataDirectory;
            try
            {
                return Directory.CreateDirectory(Path.GetFullPath(configured, builder.Environment.ContentRootPath)).FullName;
            }
            catch (ArgumentException)
            {
                throw new ConfigurationException("Configuration: Portal:DataDirectory: it must name a folder.");
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new StorageException($"Portal:DataDirectory cannot be used: {problem.Message}", problem);
            }
        }
    }

    extension(IServiceCollection services)
    {
        private void AddAudit() =>
            services.AddSingleton<AuditKey>().AddSingleton<AuditHead>().AddSingleton<AuditVerifier>().AddSingleton<IAuditTrail, AuditTrail>();
    }
}
