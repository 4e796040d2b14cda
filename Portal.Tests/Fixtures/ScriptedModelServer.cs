using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Fixtures;

/// <summary>A model server on a real socket that answers each request by the next step of its script.</summary>
public sealed class ScriptedModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _script = new();

    private ScriptedModelServer(WebApplication app) => _app = app;

    /// <summary>The base address, ending in /v1.</summary>
    public string Endpoint => $"{_app.Urls.First()}/v1";

    /// <summary>The bodies received.</summary>
    public ConcurrentQueue<JsonElement> Requests { get; } = new();

    /// <summary>What to do when the script is over; null = 500.</summary>
    public Func<JsonElement, HttpContext, Task>? Otherwise { get; set; }

    public static async Task<ScriptedModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ScriptedModelServer(app);
        app.MapPost("/v1/chat/completions", server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>The next answer, raw.</summary>
    public ScriptedModelServer Then(Func<HttpContext, Task> step)
    {
        _script.Enqueue(step);
        return this;
    }

    /// <summary>The next answer: these data lines, as an event stream.</summary>
    public ScriptedModelServer ThenStream(params string[] lines) => Then(context => StreamAsync(context, [.. lines.Select(line => $"data: {line}\n\n")]));

    /// <summary>The next answer: text in pieces, ended properly, with usage.</summary>
    public ScriptedModelServer ThenSay(params string[] pieces) => ThenStream(
        [.. pieces.Select(Delta), Finish("stop"), Usage(10, pieces.Length), "[DONE]"]);

    /// <summary>The next answer: one tool call.</summary>
    public ScriptedModelServer ThenCall(string tool, string arguments) =>
        ThenStream(Call(0, "call_1", tool, arguments), Finish("tool_calls"), Usage(20, 5), "[DONE]");

    public static string Delta(string text) => JsonSerializer.Serialize(new { id = "c", choices = new[] { new { index = 0, delta = new { content = text } } } });

    public static string Finish(string reason) =>
        JsonSerializer.Serialize(new { id = "c", choices = new[] { new { index = 0, delta = new { }, finish_reason = reason } } });

    public static string Usage(int tokensIn, int tokensOut) =>
        JsonSerializer.Serialize(new { id = "c", choices = Array.Empty<object>(), usage = new { prompt_tokens = tokensIn, completion_tokens = tokensOut } });

    public static string Call(int index, string id, string name, string arguments) => JsonSerializer.Serialize(new
    {
        id = "c",
        choices = new[] { new { index = 0, delta = new { tool_calls = new[] { new { index, id, type = "function", function = new { name, arguments } } } } } },
    });

    public static async Task StreamAsync(HttpContext context, IReadOnlyList<string> pieces)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var piece in pieces)
        {
            await context.Response.WriteAsync(piece, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted);
        Requests.Enqueue(body);
        if (_script.TryDequeue(out var step))
        {
            await step(context);
        }
        else if (Otherwise is not null)
        {
            await Otherwise(body, context);
        }
        else
        {
            context.Response.StatusCode = 500;
        }
    }
}
