using Microsoft.Extensions.Options;
using Portal.Domain.People;

namespace Portal.Domain.Panel.Actions;

/// <summary>Asks for the right, sends once, watches. What was refused ends as failed with the reason; what may have arrived as unknown.</summary>
internal sealed class ServerActionRunner(
    IPanelReader panel, IPanelWriter writer, ServerDirectory servers, IOptionsMonitor<PanelOptions> options, TimeProvider clock) : IServerActionRunner
{
    private readonly PowerRun _power = new(panel, writer, options, clock);
    private readonly FileFix _files = new(panel, writer, clock);
    private readonly StartupFix _startup = new(panel, writer);

    /// <inheritdoc/>
    public async Task<ActionProof> RunAsync(Caller caller, ServerAction action, IProgress<ProofStep> progress, CancellationToken cancellationToken)
    {
        var log = new ProofLog(clock, progress);
        try
        {
            return await RunAsync(caller, action, log, cancellationToken);
        }
        catch (PanelProblemException problem)
        {
            return log.IsSent && problem.Problem.Kind is not (PanelProblemKind.Invalid or PanelProblemKind.Failed)
                ? log.Unknown(PowerState.Unknown, $"It was sent, but could not be checked afterwards. {problem.Message}")
                : log.Refused(problem.Problem);
        }
        catch (PanelUncertainException)
        {
            return log.Unknown(PowerState.Unknown, "The connection broke while this was sent, so it may or may not have arrived. It is not sent again.");
        }
        finally
        {
            servers.Forget(caller.UserId);
        }
    }

    private async Task<ActionProof> RunAsync(Caller caller, ServerAction action, ProofLog log, CancellationToken cancellationToken)
    {
        var details = await panel.FindServerAsync(caller, action.ServerId, cancellationToken);
        var refusal = details is null ? ServerWords.NotFound() : ServerActions.Refusal(details, action.Verb, action.ThenStart);
        if (details is null || refusal is not null)
        {
            return log.Refused(refusal!);
        }

        if (ServerActions.Signal(action.Verb) is { } signal)
        {
            return await _power.RunAsync(caller, details.Server, signal, log, cancellationToken);
        }

        var done = await ChangeAsync(caller, details, action, log, cancellationToken);
        return action.ThenStart
            ? await StartAsync(caller, details.Server, done, log, cancellationToken)
            : log.Succeeded(PowerState.Unknown, done);
    }

    private Task<string> ChangeAsync(Caller caller, ServerDetails server, ServerAction action, ProofLog log, CancellationToken cancellationToken)
    {
        return action.Verb switch
        {
            "set_variable" => _startup.SetVariableAsync(caller, server, action.Parameters, log, cancellationToken),
            "set_docker_image" => _startup.SetImageAsync(caller, server, action.Parameters, log, cancellationToken),
            "disable_plugin" => _files.DisableAsync(caller, server, "plugins", action, log, cancellationToken),
            "disable_mod" => _files.DisableAsync(caller, server, "mods", action, log, cancellationToken),
            "enable_file" => _files.EnableAsync(caller, server, action, log, cancellationToken),
            "accept_eula" => _files.AcceptEulaAsync(caller, server, action, log, cancellationToken),
            "remove_session_lock" => _files.RemoveLockAsync(caller, server, action, log, cancellationToken),
            "restore_file" => _files.RestoreAsync(caller, server, action, log, cancellationToken),
            _ => throw new PanelProblemException(new PanelProblem(PanelProblemKind.Invalid, $"There is no action called '{action.Verb}'.")),
        };
    }

    private async Task<ActionProof> StartAsync(Caller caller, PanelServer server, string done, ProofLog log, CancellationToken cancellationToken)
    {
        var started = await _power.RunAsync(caller, server, PowerSignal.Start, log, cancellationToken);
        return started with { Message = $"{done} {started.Message}", Problem = null };
    }
}
