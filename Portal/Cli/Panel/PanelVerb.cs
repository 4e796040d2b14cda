using Portal.Demo;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Cli.Panel;

/// <summary><c>panel …</c>: the panel client alone, as one of the portal's people.</summary>
internal static class PanelVerb
{
    private static readonly Dictionary<string, Func<PanelRun, CancellationToken, Task<int>>> Verbs = new(StringComparer.Ordinal)
    {
        ["servers"] = PanelLook.ServersAsync,
        ["status"] = PanelLook.StatusAsync,
        ["logs"] = PanelLogs.RunAsync,
        ["power"] = PanelChange.PowerAsync,
        ["command"] = PanelChange.CommandAsync,
        ["variable"] = PanelChange.VariableAsync,
        ["image"] = PanelChange.ImageAsync,
        ["backup"] = PanelChange.BackupAsync,
    };

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (args is [] or ["--help" or "-h", ..] || (args[0] != "demo" && args.Contains("--help")))
        {
            await (args.Length == 0 ? errors : output).WriteLineAsync(PanelArguments.Usage);
            return args.Length == 0 ? 2 : 0;
        }

        if (args[0] == "demo")
        {
            return await PanelDemoVerb.RunAsync(args[1..], input, output, errors, cancellationToken);
        }

        var (arguments, problem) = PanelArguments.Parse(args);
        if (arguments is null)
        {
            await errors.WriteLineAsync(problem);
            return 2;
        }

        return await RunAsync(arguments, output, errors, cancellationToken);
    }

    private static async Task<int> RunAsync(PanelArguments arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var host = await VerbHost.StartAsync(cancellationToken);
        await host.StartAsync<DemoPanelHost>(cancellationToken);
        return await RunAsync(host.Services, arguments, output, errors, cancellationToken);
    }

    /// <summary>Runs a parsed verb on these services.</summary>
    public static async Task<int> RunAsync(
        IServiceProvider services, PanelArguments arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var run = new PanelRun(services, arguments, output, errors);
        try
        {
            var person = await services.GetRequiredService<IPeople>().FindByEmailAsync(arguments["user"]!, cancellationToken)
                ?? throw new PanelProblemException(new PanelProblem(PanelProblemKind.NotFound, "The portal has no person with this e-mail address."));
            return await Verbs[arguments.Verb](run.As(person), cancellationToken);
        }
        catch (PanelProblemException refused)
        {
            return await run.RefusedAsync(refused.Problem);
        }
        catch (PanelUncertainException)
        {
            return await run.RefusedAsync(new PanelProblem(
                PanelProblemKind.Failed, "The connection broke while this was sent, so it may or may not have arrived. It was not sent again."));
        }
    }
}
