using Microsoft.Extensions.Configuration.Memory;

namespace Portal.Hosting;

/// <summary>Logging: readable lines while developing, one JSON object a line elsewhere; frameworks only from Warning on.</summary>
internal static class PortalLogging
{
    private static readonly Dictionary<string, string?> Levels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",
        ["Logging:LogLevel:Quartz"] = "Warning",
        // What it has to say comes as an exception, and who catches that says it better.
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Connection"] = "Critical",
        // It warns that keys are stored in clear; in Production the portal refuses that itself.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
    };

    extension(IHostApplicationBuilder builder)
    {
        public void AddPortalLogging()
        {
            // First in the list, so that every other source can say otherwise.
            builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
            builder.Logging.ClearProviders();
            if (builder.Environment.IsDevelopment())
            {
                builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
            }
            else
            {
                builder.Logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
            }
        }

        /// <summary>For verbs: results own stdout, so logging goes to stderr, from Warning on.</summary>
        public void AddVerbLogging()
        {
            builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
            builder.Logging.ClearProviders();
            builder.Logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
            builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter(null, LogLevel.Warning);
        }
    }
}
