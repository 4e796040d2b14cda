using Portal.Domain.People;

namespace Portal.Domain.Panel;

/// <summary>A change to make on a server. Verbs and parameters are those of the confirmation card.</summary>
public sealed record ServerAction(string ServerId, string Verb, IReadOnlyDictionary<string, string> Parameters, bool ThenStart);

/// <summary>How an action ended.</summary>
public enum ActionResult
{
    /// <summary>The wanted effect was seen.</summary>
    Succeeded,

    /// <summary>It was refused, or the wanted effect was seen not to come.</summary>
    Failed,

    /// <summary>It was sent and neither effect nor failure was seen in time.</summary>
    Unknown,
}

/// <summary>One thing seen while an action ran.</summary>
public sealed record ProofStep(DateTimeOffset At, string What);

/// <summary>What an action did, as seen.</summary>
/// <param name="State">The power state seen last.</param>
/// <param name="Message">One or two plain sentences for the owner.</param>
/// <param name="Steps">What was seen, in order: states, the ready line, the changed value.</param>
/// <param name="Problem">The reason, where the panel or our own check refused it; null otherwise.</param>
public sealed record ActionProof(ActionResult Result, PowerState State, string Message, IReadOnlyList<ProofStep> Steps, PanelProblem? Problem = null);

/// <summary>
/// Checks the right, sends exactly one request for each step, never again, and watches until the effect is seen or
/// <c>Panel:VerifySeconds</c> are over.
/// </summary>
public interface IServerActionRunner
{
    /// <summary>Runs the action to its proof. Panel refusals end as <see cref="ActionResult.Failed"/>, never as an exception.</summary>
    /// <param name="progress">Told each step as it is seen.</param>
    Task<ActionProof> RunAsync(Caller caller, ServerAction action, IProgress<ProofStep> progress, CancellationToken cancellationToken);
}
