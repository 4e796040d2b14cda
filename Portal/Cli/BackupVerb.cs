using System.Text.Json;
using Portal.Data;

namespace Portal.Cli;

/// <summary><c>backup FILE</c>: a whole copy of the database, also while the portal runs.</summary>
internal static class BackupVerb
{
    private const string Usage =
        "Portal backup FILE [--json]: copies the portal's database into FILE, also while the portal runs. The key ring in the data directory is not in it; keep it apart. Nor is its articles folder; copy that too.";

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var read = VerbArguments.Read(args, [], ["--json"]);
        if (read.WantsHelp || read.Problem is not null || read.Rest is not [var file])
        {
            await (read.WantsHelp ? output : errors).WriteLineAsync(read.Problem ?? Usage);
            return read.WantsHelp ? 0 : 2;
        }

        try
        {
            await using var host = await VerbHost.StartAsync(cancellationToken);
            var made = await host.Services.GetRequiredService<Backups>().MakeAsync(file, replace: false, cancellationToken);
            await output.WriteLineAsync(read.Has("--json")
                ? JsonSerializer.Serialize(new { file = made.FullName, bytes = made.Length })
                : $"The database is in {made.FullName} ({made.Length / 1024:N0} KiB). The key ring is not in it; keep it apart. Articles written in the portal are files: copy the articles folder of the data directory too.");
            return 0;
        }
        catch (BackupException problem)
        {
            return await RestoreVerb.FailAsync(problem, read.Has("--json"), output, errors);
        }
    }
}
