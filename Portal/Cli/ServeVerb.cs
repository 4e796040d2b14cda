using Portal.Hosting;

namespace Portal.Cli;

/// <summary>Serves the portal until it is stopped.</summary>
internal static class ServeVerb
{
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddPortalCore();
        var app = builder.Build();
        app.MapStaticAssets();
        await app.RunAsync(cancellationToken);
        return 0;
    }
}
