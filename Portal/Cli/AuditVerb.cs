using System.Text.Json;
using Portal.Data;

namespace Portal.Cli;

/// <summary><c>audit verify</c>: reads the whole audit trail and says where its chain breaks, if it does.</summary>
internal static class AuditVerb
{
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (args is not ["verify", ..])
        {
            var isHelp = args is ["--help" or "-h", ..];
            await (isHelp ? output : errors).WriteLineAsync("Portal audit verify [--json]: checks every line of the audit trail against the one before.");
            return isHelp ? 0 : 2;
        }

        await using var host = await VerbHost.StartAsync(cancellationToken);
        var verdict = await host.Services.GetRequiredService<AuditVerifier>().VerifyAsync(cancellationToken);
        var isWhole = verdict.FirstBroken is null;
        await output.WriteLineAsync(
            args.Contains("--json") ? JsonSerializer.Serialize(new { ok = isWhole, lines = verdict.Lines, firstBroken = verdict.FirstBroken, head = verdict.Head })
            : isWhole ? $"The audit trail is whole: {verdict.Lines} lines, head {verdict.Head}."
            : $"The audit trail is broken at line {verdict.FirstBroken}; {verdict.Lines} lines before it are right.");
        return isWhole ? 0 : 1;
    }
}
