using System.Text.Json;
using Portal.Data;

namespace Portal.Cli;

/// <summary><c>restore FILE</c>: puts a backup in place of the database. The portal must not run; what was there is kept beside the backups.</summary>
internal static class RestoreVerb
{
    private const string Usage =
        "Portal restore FILE [--json]: puts a backup in the place of the portal's database. Stop the portal first; the database that was there is kept in the backups folder.";

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
            var kept = Restoration.Run(file, cancellationToken);
            await using var host = await VerbHost.StartAsync(cancellationToken); // brings an older backup up to date, and shows that it can be used
            await output.WriteLineAsync(read.Has("--json")
                ? JsonSerializer.Serialize(new { restored = Path.GetFullPath(file), kept })
                : $"{file} is restored.{(kept is null ? "" : $" The database that was there is kept as {kept}.")} Start the portal with the key ring that belongs to it.");
            return 0;
        }
        catch (BackupException problem)
        {
            return await FailAsync(problem, read.Has("--json"), output, errors);
        }
    }

    /// <summary>Says why it failed, in the form that was asked for.</summary>
    public static async Task<int> FailAsync(BackupException problem, bool json, TextWriter output, TextWriter errors)
    {
        await (json ? output : errors).WriteLineAsync(json
            ? JsonSerializer.Serialize(new { error = new { kind = "failed", message = problem.Message } })
            : problem.Message);
        return 1;
    }
}
