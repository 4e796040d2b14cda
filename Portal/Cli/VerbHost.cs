using Portal.Demo;
using Portal.Hosting;

namespace Portal.Cli;

/// <summary>
/// The portal's services for a verb, without the web server: the same configuration, database and key ring as <c>serve</c>, logging on
/// stderr from Warning on, migrations applied. Bad configuration and an unusable database end the verb with 2 and 3 by themselves.
/// </summary>
internal sealed class VerbHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly List<IHostedService> _started = [];

    private VerbHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    /// <summary>Builds the services and prepares the database.</summary>
    public static Task<VerbHost> StartAsync(CancellationToken cancellationToken) => StartAsync([], cancellationToken);

    /// <inheritdoc cref="StartAsync(CancellationToken)"/>
    /// <param name="configuration">Options that the verb sets itself, over everything else.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <param name="environment">Another environment than the process's, e.g. Development for a demo world of one's own.</param>
    public static async Task<VerbHost> StartAsync(
        IEnumerable<KeyValuePair<string, string?>> configuration, CancellationToken cancellationToken, string? environment = null)
    {
        // A web builder, so that environment, content root and configuration are exactly those of serve. It is never run.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(configuration);
        builder.AddVerbLogging();
        builder.AddPortalCore();
        var verb = new VerbHost(builder.Build());
        verb.Services.GetService<DemoPanelHost>()?.MayJoin = true;
        try
        {
            await PortalStart.PrepareAsync(verb.Services, cancellationToken);
            return verb;
        }
        catch
        {
            await verb.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the hosted services of this type, e.g. the demo panel; they are stopped with the verb.</summary>
    public async Task StartAsync<TService>(CancellationToken cancellationToken)
        where TService : IHostedService
    {
        foreach (var service in Services.GetServices<IHostedService>().OfType<TService>())
        {
            await service.StartAsync(cancellationToken);
            _started.Add(service);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Enumerable.Reverse(_started))
        {
            await service.StopAsync(CancellationToken.None);
        }

        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
