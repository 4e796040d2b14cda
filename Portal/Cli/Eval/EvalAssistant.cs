using System.Text.Json;

namespace Portal.Cli.Eval;

/// <summary>Runs dialogues, each in a fresh copy of the demo world, and scores them.</summary>
internal static class EvalAssistant
{
    public static async Task<int> RunAsync(IReadOnlyList<JsonElement> gold, int atOnce, bool json, TextWriter output, CancellationToken cancellationToken)
    {
        var results = new DialogueResult?[gold.Count];
        await Parallel.ForAsync(
            0, gold.Count, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
            async (i, token) => results[i] = await DialogueRunner.RunAsync(gold[i], token));
        foreach (var result in results.OfType<DialogueResult>())
        {
            await (json ? JsonOutput.WriteAsync(output, result) : output.WriteLineAsync(
                $"{(result.Passed ? "passed" : "FAILED")} {result.Id}{string.Concat(result.Failures.Select(f => $"\n       {f}"))}"));
        }

        var passed = results.Count(r => r!.Passed);
        var totals = new { dialogues = gold.Count, passed, failed = gold.Count - passed, rate = gold.Count == 0 ? 0 : Math.Round(passed / (double)gold.Count, 3) };
        await (json ? JsonOutput.WriteAsync(output, totals) : output.WriteLineAsync($"{passed} of {gold.Count} dialogues passed."));
        return passed == gold.Count ? 0 : 1;
    }
}
