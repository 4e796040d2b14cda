namespace Portal.Domain.Panel.Actions;

/// <summary>Collects what was seen, in order, and tells it as it comes.</summary>
internal sealed class ProofLog(TimeProvider clock, IProgress<ProofStep> progress)
{
    private readonly List<ProofStep> _steps = [];

    public IReadOnlyList<ProofStep> Steps => [.. _steps];

    /// <summary>Whether something was changed already, so that a failure after it is no refusal.</summary>
    public bool IsSent { get; private set; }

    public void Sent(string what)
    {
        IsSent = true;
        Add(what);
    }

    public void Add(string what)
    {
        var step = new ProofStep(clock.GetUtcNow(), what);
        _steps.Add(step);
        progress.Report(step);
    }

    public void Add(IEnumerable<string> seen)
    {
        foreach (var what in seen)
        {
            Add(what);
        }
    }

    public ActionProof Succeeded(PowerState state, string message) => new(ActionResult.Succeeded, state, message, Steps);

    public ActionProof Failed(PowerState state, string message) => new(ActionResult.Failed, state, message, Steps);

    public ActionProof Unknown(PowerState state, string message) => new(ActionResult.Unknown, state, message, Steps);

    /// <summary>Refused by the panel or by our own check.</summary>
    public ActionProof Refused(PanelProblem problem, PowerState state = PowerState.Unknown) =>
        new(ActionResult.Failed, state, problem.Message, Steps, problem);
}
