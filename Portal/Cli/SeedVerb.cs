using System.Text.Json;

namespace Portal.Cli;

/// <summary><c>seed FILE.json</c>: accounts, roles, panel links and knowledge sources. Run again, it changes only what differs.</summary>
internal static class SeedVerb
{
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (args is not [var path] || path is "--help" or "-h")
        {
            var isHelp = args is ["--help" or "-h"];
            await (isHelp ? output : errors).WriteLineAsync("Portal seed FILE.json: makes accounts, roles, panel links and knowledge sources ('-' reads stdin).");
            return isHelp ? 0 : 2;
        }

        SeedFile file;
        try
        {
            file = SeedFile.Read(path == "-" ? await input.ReadToEndAsync(cancellationToken) : await File.ReadAllTextAsync(path, cancellationToken));
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"{path}: {problem.Message.ReplaceLineEndings(" ")}");
            return 2;
        }

        await using var host = await VerbHost.StartAsync(cancellationToken);
        await using var scope = host.Services.CreateAsyncScope();
        var done = await scope.ServiceProvider.GetRequiredService<Seeder>().RunAsync(file, cancellationToken);
        await output.WriteLineAsync($"Added {done.Added}, changed {done.Changed}, linked {done.Linked} people; {done.Sources} sources.");
        return 0;
    }
}
