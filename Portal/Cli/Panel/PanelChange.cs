using Portal.Domain.Panel;

namespace Portal.Cli.Panel;

/// <summary>The verbs that change something: the person's own explicit act, checked, sent once, audited.</summary>
internal static class PanelChange
{
    public static async Task<int> PowerAsync(PanelRun run, CancellationToken cancellationToken)
    {
        var (server, signal) = ((await run.ServerAsync(cancellationToken)).Server, run.Arguments["signal"]!);
        var proof = await RunAsync(run, server, signal, new Dictionary<string, string>(), cancellationToken);
        if (proof.Problem is { } problem)
        {
            return await run.RefusedAsync(problem);
        }

        await run.SayAsync(PanelJson.Power(server, signal, proof), proof.Message);
        return proof.Result is ActionResult.Succeeded ? 0 : 1;
    }

    public static Task<int> VariableAsync(PanelRun run, CancellationToken cancellationToken) =>
        ChangeAsync(
            run, "set_variable", new Dictionary<string, string> { ["key"] = run.Arguments["key"]!, ["value"] = run.Arguments["value"]! }, cancellationToken);

    public static Task<int> ImageAsync(PanelRun run, CancellationToken cancellationToken) =>
        ChangeAsync(run, "set_docker_image", new Dictionary<string, string> { ["image"] = run.Arguments["image"]! }, cancellationToken);

    public static Task<int> CommandAsync(PanelRun run, CancellationToken cancellationToken) => SendAsync(
        run, "command",
        async server =>
        {
            await run.Writer.SendCommandAsync(run.Caller, server.Id, run.Arguments["text"]!.ReplaceLineEndings(" "), cancellationToken);
            return "The command was sent. What it answers stands in the console.";
        },
        cancellationToken);

    public static Task<int> BackupAsync(PanelRun run, CancellationToken cancellationToken) => SendAsync(
        run, "backup",
        async server =>
        {
            var backup = await run.Writer.CreateBackupAsync(run.Caller, server.Id, run.Arguments["name"], cancellationToken);
            return $"The backup '{backup.Name}' has begun.";
        },
        cancellationToken);

    private static async Task<int> ChangeAsync(PanelRun run, string verb, Dictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var server = (await run.ServerAsync(cancellationToken)).Server;
        var proof = await RunAsync(run, server, verb, parameters, cancellationToken);
        if (proof.Result is not ActionResult.Succeeded)
        {
            return await run.RefusedAsync(proof.Problem ?? new PanelProblem(PanelProblemKind.Failed, proof.Message));
        }

        await run.SayAsync(PanelJson.Message(server, proof.Message), proof.Message);
        return 0;
    }

    private static async Task<ActionProof> RunAsync(
        PanelRun run, PanelServer server, string verb, Dictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var runner = run.Services.GetRequiredService<IServerActionRunner>();
        var proof = await runner.RunAsync(run.Caller, new ServerAction(server.Id, verb, parameters, ThenStart: false), new Steps(run), cancellationToken);
        var state = proof.Problem?.Kind is PanelProblemKind.NoPermission or PanelProblemKind.NotFound ? "denied"
            : proof.Result is ActionResult.Succeeded ? "done" : "failed";
        await run.AuditAsync(server.Id, state, new { Verb = verb, Outcome = proof.Result.ToString(), Problem = proof.Problem?.Code }, CancellationToken.None);
        return proof;
    }

    private static async Task<int> SendAsync(PanelRun run, string verb, Func<PanelServer, Task<string>> send, CancellationToken cancellationToken)
    {
        var details = await run.ServerAsync(cancellationToken);
        try
        {
            if (ServerActions.Refusal(details, verb) is { } refusal)
            {
                throw new PanelProblemException(refusal);
            }

            var message = await send(details.Server);
            await run.AuditAsync(details.Server.Id, "done", new { }, CancellationToken.None);
            await run.SayAsync(PanelJson.Message(details.Server, message), message);
            return 0;
        }
        catch (Exception refused) when (refused is PanelProblemException or PanelUncertainException)
        {
            var problem = (refused as PanelProblemException)?.Problem;
            var state = problem?.Kind is PanelProblemKind.NoPermission ? "denied" : "failed";
            await run.AuditAsync(details.Server.Id, state, new { Problem = problem?.Code ?? "unknown" }, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Without <c>--json</c> each thing seen is told at once.</summary>
    private sealed class Steps(PanelRun run) : IProgress<ProofStep>
    {
        public void Report(ProofStep value)
        {
            if (!run.Arguments.IsJson)
            {
                run.Errors.WriteLine(value.What);
            }
        }
    }
}
