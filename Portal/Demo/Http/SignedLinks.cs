using System.Collections.Concurrent;
using System.Security.Cryptography;
using Portal.Demo.Machine;

namespace Portal.Demo.Http;

/// <summary>Links to the node itself that need no key: one use, 15 minutes.</summary>
internal sealed class SignedLinks(DemoPanel panel)
{
    private readonly ConcurrentDictionary<string, (DemoServer Server, DemoFile? File, DateTimeOffset Until)> _open = new(StringComparer.Ordinal);

    public string Download(DemoServer server, DemoFile? file) => Link("download/file", server, file);

    public string Upload(DemoServer server) => Link("upload/file", server, null);

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/download/file", (RequestDelegate)SendAsync);
        app.MapPost("/upload/file", (RequestDelegate)ReceiveAsync);
    }

    private string Link(string path, DemoServer server, DemoFile? file)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        _open[token] = (server, file, panel.Clock.GetUtcNow().AddMinutes(15));
        return $"{panel.Address}/{path}?token={token}";
    }

    private (DemoServer Server, DemoFile? File)? Use(HttpContext http)
    {
        panel.Requests.Add(new DemoRequest(http.Request.Method, http.Request.Path, null, panel.Clock.GetUtcNow()));
        return _open.TryRemove(http.Request.Query["token"].ToString(), out var link) && link.Until > panel.Clock.GetUtcNow() ? (link.Server, link.File) : null;
    }

    private async Task SendAsync(HttpContext http)
    {
        var file = Use(http)?.File;
        http.Response.StatusCode = file is null ? 404 : 200;
        if (file is not null)
        {
            http.Response.ContentType = "application/octet-stream";
            http.Response.Headers.ContentDisposition = "attachment";
            await http.Response.Body.WriteAsync(file.Bytes, http.RequestAborted);
        }
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        if (Use(http) is not var (server, _))
        {
            http.Response.StatusCode = 404;
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        foreach (var file in form.Files.GetFiles("files"))
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, http.RequestAborted);
            server.Files.Write($"{http.Request.Query["directory"]}/{file.FileName}", content.ToArray());
        }
    }
}
