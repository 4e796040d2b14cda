using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Integrations.Crawl;

/// <summary>A web site on a real socket. Paths it does not know are 404. It keeps what it was asked and when.</summary>
internal sealed class StubSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubSite(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>Host and port, as an allow-list has it.</summary>
    public string Host => Url.Authority;

    /// <summary>What is answered, by path with query.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Pages { get; } = new();

    /// <summary>Every request, in order.</summary>
    public ConcurrentQueue<(string Path, DateTimeOffset At, IHeaderDictionary Headers)> Seen { get; } = new();

    public IEnumerable<string> Paths => Seen.Select(request => request.Path);

    public static async Task<StubSite> StartAsync(ManualClock clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var site = new StubSite(app);
        app.Run(async http =>
        {
            var path = http.Request.Path + http.Request.QueryString;
            site.Seen.Enqueue((path, clock.GetUtcNow(), new HeaderDictionary(http.Request.Headers.ToDictionary())));
            if (site.Pages.TryGetValue(path, out var answer))
            {
                await answer(http);
            }
            else
            {
                http.Response.StatusCode = 404;
            }
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        site.Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return site;
    }

    /// <summary>A page with this title and main content.</summary>
    public StubSite Page(string path, string title, string main, string head = "") => Html(
        path, $"<!doctype html><html><head><title>{title}</title>{head}</head><body><nav><a href='/'>Site menu</a></nav><main><h1>{title}</h1>{main}</main></body></html>");

    public StubSite Html(string path, string html) => Text(path, html, "text/html; charset=utf-8");

    public StubSite Text(string path, string text, string type = "text/plain") => Bytes(path, System.Text.Encoding.UTF8.GetBytes(text), type);

    public StubSite Bytes(string path, byte[] bytes, string type) => On(path, async http =>
    {
        http.Response.ContentType = type;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    });

    public StubSite Status(string path, int status, string? location = null) => On(path, http =>
    {
        http.Response.StatusCode = status;
        if (location is not null)
        {
            http.Response.Headers.Location = location;
        }

        return Task.CompletedTask;
    });

    public StubSite On(string path, Func<HttpContext, Task> answer)
    {
        Pages[path] = answer;
        return this;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
