using Portal.Domain.Panel;

namespace Portal.Integrations.Panel;

/// <summary>A refused write with the panel's own answer, so that the client can look closer before it tells.</summary>
internal sealed class PanelRefusedException(PanelProblem problem, PanelReply reply) : Exception(problem.Message)
{
    public PanelProblem Problem { get; } = problem;

    public PanelReply Reply { get; } = reply;
}
