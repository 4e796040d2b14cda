using Portal.Hosting;
using Portal.Identity;

namespace Portal.Cli;

/// <summary>Serves the portal until it is stopped.</summary>
internal static partial class ServeVerb
{
    private static readonly string[] HostOptions =
        ["urls", "environment", "contentRoot", "applicationName", "webroot", "http_ports", "https_ports", "AllowedHosts"];

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (args is ["--help" or "-h", ..])
        {
            await output.WriteLineAsync("Portal [serve] [--urls URL] [--Section:Option value]\n\nServes the portal until it is stopped; http://localhost:5080 by default.");
            return 0;
        }

        if (args.FirstOrDefault(IsUnknown) is { } unknown)
        {
            await errors.WriteLineAsync($"There is no option '{unknown}'. 'Portal serve --help' says more.");
            return 2;
        }

        var builder = WebApplication.CreateBuilder(args);
        builder.AddPortal();
        var app = builder.Build();
        try
        {
            await PortalStart.PrepareAsync(app.Services, cancellationToken);
            app.UsePortal();
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        await GreetAsync(app, output);
        await HostStop.WaitAsync(app, cancellationToken);
        return 0;
    }

    // Options of the portal have a section; the host's own have none. What is set with '=' is left to the configuration.
    private static bool IsUnknown(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.AsSpan().IndexOfAny(':', '=') < 0
        && !HostOptions.Contains(argument[2..], StringComparer.OrdinalIgnoreCase);

    private static async Task GreetAsync(WebApplication app, TextWriter output)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var address = app.Urls.FirstOrDefault() ?? "";
        var hasAdmin = await scope.ServiceProvider.GetRequiredService<PeopleService>().AnyAdminAsync(CancellationToken.None);
        var token = hasAdmin ? null : app.Services.GetRequiredService<SetupToken>().Issue();
        if (app.Environment.IsDevelopment())
        {
            await output.WriteLineAsync($"The portal is at {address}");
            await output.WriteAsync(token is null ? "" : $"It has no admin yet: open {address}/setup and enter {token}\n");
            return;
        }

        // Elsewhere the output is one JSON object a line.
        Log.Ready(app.Logger, address);
        if (token is not null)
        {
            Log.NoAdmin(app.Logger, address, token);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The portal is at {Address}")]
        public static partial void Ready(ILogger logger, string address);

        [LoggerMessage(LogLevel.Warning, "The portal has no admin yet: open {Address}/setup and enter the one-time token {Token}")]
        public static partial void NoAdmin(ILogger logger, string address, string token);
    }
}
