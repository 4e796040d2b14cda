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
        return ClientOptions.BaseAddress;
    }

    /// <summary>A client with its own cookies that follows no redirects.</summary>
    public HttpClient Browser() => CreateDefaultClient(ClientOptions.BaseAddress, new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler());

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
