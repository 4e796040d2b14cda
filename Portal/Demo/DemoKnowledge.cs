using System.Reflection;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Hosting;
using Portal.Integrations.Documents;

namespace Portal.Demo;

/// <summary>Unpacks the demo's articles into the data directory and has them ingested like any other folder.</summary>
internal sealed partial class DemoKnowledge(DemoMode demo, DataFolder folder, IngestionService ingestion, ILogger<DemoKnowledge> logger) : IHostedService
{
    private const string Prefix = "Portal.Demo.Knowledge.";

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!demo.IsOn)
        {
            return;
        }

        await UnpackAsync(cancellationToken);
        var report = await ingestion.RunAsync([ConfiguredSources.Demo(folder)], null, cancellationToken);
        Log.Ready(logger, report.Indexed, report.Unchanged);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task UnpackAsync(CancellationToken cancellationToken)
    {
        var target = Directory.CreateDirectory(ConfiguredSources.Demo(folder).Path!).FullName;
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            await using var article = assembly.GetManifestResourceStream(name)!;
            await using var file = File.Create(Path.Combine(target, name[Prefix.Length..]));
            await article.CopyToAsync(file, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The demo's articles are there: {Indexed} new, {Unchanged} unchanged.")]
        public static partial void Ready(ILogger logger, int indexed, int unchanged);
    }
}
