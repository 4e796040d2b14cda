using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Tests.Integrations.Panel;

/// <summary>A real HTTP server that answers exactly as a test says, for answers no well-meaning panel gives. It counts what it is asked.</summary>
internal sealed class StubPanel : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubPanel(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>Method, path with query, and headers of every request, in order.</summary>
    public ConcurrentQueue<(string Method, string Path, Dictionary<string, string> Headers)> Seen { get; } = new();

    public int CountOf(string method) => Seen.Count(request => request.Method == method);

    /// <param name="answer">Given the request and how many came before it.</param>
    public static async Task<StubPanel> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var stub = new StubPanel(app);
        app.Run(async http =>
        {
            var before = stub.Seen.Count;
            stub.Seen.Enqueue((http.Request.Method, http.Request.Path + http.Request.QueryString, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString())));
            await answer(http, before);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        stub.Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return stub;
    }

    /// <summary>Always the same answer.</summary>
    public static Task<StubPanel> AlwaysAsync(int status, string type, string body, string? retryAfter = null) =>
        StartAsync((http, _) => WriteAsync(http, status, type, body, retryAfter));

    public static Task WriteAsync(HttpContext http, int status, string type, string body, string? retryAfter = null)
    {
        (http.Response.StatusCode, http.Response.ContentType) = (status, type);
        if (retryAfter is not null)
        {
            http.Response.Headers.RetryAfter = retryAfter;
        }

        if (status is 302)
        {
            http.Response.Headers.Location = "/auth/login";
        }

        return http.Response.WriteAsync(body);
    }

    public static Task JsonAsync(HttpContext http, string body, int status = 200) => WriteAsync(http, status, "application/json", body);

    public static string Error(string code, int status, string detail = "…") =>
        $$"""{"errors":[{"code":"{{code}}","status":"{{status}}","detail":"{{detail}}"}]}""";

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
