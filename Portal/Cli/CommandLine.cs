using Portal.Bench;
using Portal.Cli.Eval;
using Portal.Cli.Knowledge;
using Portal.Cli.Panel;
using Portal.Hosting;

namespace Portal.Cli;

/// <summary>Runs a verb with what is left of the arguments.</summary>
/// <returns>The exit code: 0 ok, 1 failed, 2 bad usage or configuration, 3 storage unusable.</returns>
internal delegate Task<int> Verb(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken);

/// <summary>Picks the verb. No verb, or an option first, means serve.</summary>
internal static class CommandLine
{
    private static readonly Dictionary<string, (Verb Run, string Purpose)> Verbs = new(StringComparer.Ordinal)
    {
        ["serve"] = (ServeVerb.RunAsync, "the portal itself (the default)"),
        ["seed"] = (SeedVerb.RunAsync, "accounts, roles, panel links and sources from a file"),
        ["surface"] = (SurfaceVerb.RunAsync, "every page, route, hub method, tool and job with who may use it"),
        ["analyze"] = (AnalyzeVerb.RunAsync, "log analysis of files"),
        ["chat"] = (ChatVerb.RunAsync, "one turn with the assistant in the terminal"),
        ["knowledge"] = (KnowledgeVerb.RunAsync, "ingests and searches the knowledge base"),
        ["eval"] = (EvalVerb.RunAsync, "scores log analysis, retrieval or the assistant against a gold file"),
        ["bench"] = (BenchVerb.RunAsync, "measures the portal's own parts"),
        ["panel"] = (PanelVerb.RunAsync, "the game panel as one of the portal's people"),
        ["audit"] = (AuditVerb.RunAsync, "checks the audit trail"),
    };

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors)
    {
        if (args is ["--help" or "-h" or "help", ..])
        {
            await output.WriteLineAsync(Help());
            return 0;
        }

        var (name, rest) = args.Length == 0 || args[0].StartsWith('-') ? ("serve", args) : (args[0], args[1..]);
        if (!Verbs.TryGetValue(name, out var verb))
        {
            await errors.WriteLineAsync($"There is no verb '{name}'. 'Portal --help' lists them.");
            return 2;
        }

        return await RunAsync(verb.Run, rest, input, output, errors);
    }

    private static async Task<int> RunAsync(Verb verb, string[] args, TextReader input, TextWriter output, TextWriter errors)
    {
        using var stop = new CancellationTokenSource();
        ConsoleCancelEventHandler cancel = (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += cancel;
        try
        {
            return await verb(args, input, output, errors, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 1;
        }
        catch (Exception exception) when (StartProblem.From(exception) is { } problem)
        {
            await errors.WriteLineAsync(problem.Line);
            return problem.ExitCode;
        }
        finally
        {
            Console.CancelKeyPress -= cancel;
        }
    }

    private static string Help() =>
        "Portal VERB [options]; 'Portal VERB --help' says more.\n\n"
        + string.Join('\n', Verbs.Select(verb => $"  {verb.Key,-11}{verb.Value.Purpose}"));
}
