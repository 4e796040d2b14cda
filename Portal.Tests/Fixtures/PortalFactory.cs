using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.People;

namespace Portal.Tests.Fixtures;

/// <summary>
/// The whole portal as it is served, on its own temporary data directory, in Development, without the demo unless asked for.
/// Call <see cref="OpenPort"/> for a real Kestrel with websockets on a free loopback port; without it requests stay in memory.
/// <code>
/// await using var portal = new PortalFactory { Demo = true };
/// var olivia = await portal.SignInAsync("olivia@demo.example");
/// </code>
/// </summary>
public sealed class PortalFactory : WebApplicationFactory<Program>
{
    /// <summary>The password of everybody <see cref="AddPersonAsync"/> makes, and of the demo's people.</summary>
    public const string Password = "demo-pass-1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-web-");
    private readonly ConditionalWeakTable<HttpClient, CookieContainer> _cookies = [];
    private Uri? _port;

    /// <summary>Demo panel, demo people, demo knowledge.</summary>
    public bool Demo { get; init; }

    /// <summary>The environment's name.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Options, e.g. <c>["Confirmation:ExpirySeconds"] = "5"</c>.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>Replaces services: clocks, models, panels.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    /// <summary>Database, key ring and uploads of this portal.</summary>
    public string DataDirectory => _folder.FullName;

    /// <summary>Starts a real server and gives its address, e.g. <c>http://127.0.0.1:40123</c>.</summary>
    public Uri OpenPort()
    {
        UseKestrel(0);
        StartServer();
        _port = ClientOptions.BaseAddress;
        return _port;
    }

    /// <summary>A client with its own cookies that follows no redirects.</summary>
    public HttpClient Browser() => _port is null
        ? CreateDefaultClient(ClientOptions.BaseAddress, new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler())
        : Over(new CookieContainer());

    /// <summary>The cookie header of a browser made after <see cref="OpenPort"/>, for a socket or a real browser.</summary>
    public string CookiesOf(HttpClient browser) => _cookies.TryGetValue(browser, out var cookies) ? cookies.GetCookieHeader(_port!) : "";

    private HttpClient Over(CookieContainer cookies)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = _port };
        _cookies.Add(browser, cookies);
        return browser;
    }

    /// <summary>A client that is signed in through the sign-in page.</summary>
    public async Task<HttpClient> SignInAsync(string email, string password = Password)
    {
        var browser = Browser();
        using var answer = await browser.SubmitAsync("/sign-in", "sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = password });
        ((int)answer.StatusCode).Should().Be(302, "the sign-in of {0} should succeed", email);
        return browser;
    }

    /// <summary>Makes an account with <see cref="Password"/>.</summary>
    /// <returns>The account's id.</returns>
    public async Task<string> AddPersonAsync(string email, Role role = Role.Owner)
    {
        await using var scope = Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<Portal.Identity.PeopleService>();
        var outcome = await people.AddAsync("system", email, email.Split('@')[0], role, Password, TestContext.Current.CancellationToken);
        outcome.Problem.Should().BeNull();
        return outcome.User!.Id;
    }

    /// <summary>Runs a statement on the database, past everything the product would allow.</summary>
    public async Task BreakAsync(string sql)
    {
        await using var db = await Services.GetRequiredService<Portal.Domain.Data.IPortalDbFactory>().OpenForSystemAsync(TestContext.Current.CancellationToken);
        await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, sql, TestContext.Current.CancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Refresh();
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("Portal:DataDirectory", DataDirectory);
        builder.UseSetting("Portal:Demo", Demo ? "true" : "false");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        if (Replace is not null)
        {
            builder.ConfigureTestServices(Replace);
        }
    }
}
