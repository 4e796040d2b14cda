using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Hosting;

namespace Portal.Cli;

/// <summary><c>surface --json</c>: everything that can be reached from outside or by a model, and who may use it.</summary>
internal static class SurfaceVerb
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (args is not ([] or ["--json"]))
        {
            var isHelp = args is ["--help" or "-h"];
            await (isHelp ? output : errors).WriteLineAsync("Portal surface [--json]: every page, route, hub method, JS-invokable, tool and job with its policy.");
            return isHelp ? 0 : 2;
        }

        var builder = WebApplication.CreateBuilder();
        builder.AddPortal();
        builder.AddVerbLogging();
        await using var app = builder.Build();
        app.Services.GetService<Microsoft.Extensions.Options.IStartupValidator>()?.Validate();
        app.UsePortal();
        foreach (var entry in Surface.Of(((IEndpointRouteBuilder)app).DataSources))
        {
            await output.WriteLineAsync(
                args is ["--json"] ? JsonSerializer.Serialize(entry, Format) : $"{entry.Kind,-12}{entry.Route ?? entry.Name,-48}{entry.Policy}");
        }

        return 0;
    }
}
