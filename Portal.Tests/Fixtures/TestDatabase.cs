using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Data;
using Portal.Domain.People;

namespace Portal.Tests.Fixtures;

/// <summary>A real SQLite file with the product's own migrations, gone with the test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _folder;

    private TestDatabase(ServiceProvider services, string folder) => (_services, _folder) = (services, folder);

    public IPortalDbFactory Databases => _services.GetRequiredService<IPortalDbFactory>();

    /// <summary>The folder the file is in.</summary>
    public string Folder => _folder;

    public IServiceProvider Services => _services;

    public static async Task<TestDatabase> CreateAsync(Action<IServiceCollection>? more = null)
    {
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortalData(null, folder);
        more?.Invoke(services);
        var provider = services.BuildServiceProvider();
        await using var context = await provider.GetRequiredService<IPortalContexts>().OpenContextAsync(null, TestContext.Current.CancellationToken);
        await context.Database.MigrateAsync(TestContext.Current.CancellationToken);
        return new TestDatabase(provider, folder);
    }

    public Task<IPortalDb> OpenAsync(Caller caller) => Databases.OpenAsync(caller, TestContext.Current.CancellationToken);

    public Task<IPortalDb> OpenForSystemAsync() => Databases.OpenForSystemAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
