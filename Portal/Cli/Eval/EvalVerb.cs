using System.Text.Json;

namespace Portal.Cli.Eval;

/// <summary><c>eval logs|retrieval|assistant</c>: scores against a gold file.</summary>
internal static class EvalVerb
{
    private const string Usage =
        """
        Portal eval logs --gold FILE [--json]
        Portal eval retrieval --gold FILE [--json]
        Portal eval assistant --gold FILE [--json] [--at-once N]

        Scores against a gold file, one JSON object a line. 'logs' reads logs/SHA256.log beside the gold file; 'retrieval' asks the index in
        Portal:DataDirectory; 'assistant' runs each dialogue in a fresh copy of the demo world. Exit code 1 when a dialogue fails.
        """;

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var read = VerbArguments.Read(args, ["--gold", "--at-once"], ["--json"]);
        var atOnce = read.Number("--at-once", 4, 1, 16);
        if (read.WantsHelp)
        {
            await output.WriteLineAsync(Usage);
            return 0;
        }

        if ((read.Problem ?? Wrong(read)) is { } problem)
        {
            await errors.WriteLineAsync($"{problem} 'Portal eval --help' says more.");
            return 2;
        }

        List<JsonElement> gold;
        try
        {
            gold = [.. (await File.ReadAllLinesAsync(read["--gold"]!, cancellationToken)).Where(line => line.Trim().Length > 0)
                .Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            await errors.WriteLineAsync($"{read["--gold"]}: {unreadable.Message.ReplaceLineEndings(" ")}");
            return 2;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(read["--gold"]!))!;
        return read.Rest[0] switch
        {
            "logs" => await EvalLogs.RunAsync(gold, folder, read.Has("--json"), output, cancellationToken),
            "retrieval" => await EvalRetrieval.RunAsync(gold, read.Has("--json"), output, cancellationToken),
            _ => await EvalAssistant.RunAsync(gold, atOnce, read.Has("--json"), output, cancellationToken),
        };
    }

    private static string? Wrong(VerbArguments read) => read.Rest switch
    {
        ["logs" or "retrieval" or "assistant"] => read["--gold"] is null ? "--gold is missing." : null,
        _ => "Say what to evaluate: logs, retrieval or assistant.",
    };
}
