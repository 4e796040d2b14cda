using Portal.Domain.Assistant.Tools;
using Portal.Domain.Conversations;
using Portal.Domain.ModelRouting;

namespace Portal.Domain.Assistant;

/// <summary>
/// A model that leads a turn, where one is configured. It gets the turn's own tools and nothing else. What it gives is shown as it comes;
/// <see cref="ModelLeadResult.NotLed"/> before the first text hands the turn to the built-in responder.
/// </summary>
public interface IModelLead
{
    /// <summary>Whether any tier is configured and may be tried now.</summary>
    bool IsReady { get; }

    /// <summary>Leads the turn.</summary>
    /// <param name="show">Takes each event as it comes.</param>
    Task<ModelLeadResult> LeadAsync(
        TurnScope scope, IReadOnlyList<IAssistantTool> tools, QueryAssessment complexity, Action<TurnEvent> show, CancellationToken cancellationToken);
}

/// <summary>How a model-led turn ended.</summary>
/// <param name="WasLed">False: no tier could answer and no text was shown; the built-in responder answers.</param>
/// <param name="Tier">local, fast or smart.</param>
/// <param name="IsGrounded">Whether the answer rests on a tool's result or a passage.</param>
public sealed record ModelLeadResult(bool WasLed, string Tier, bool IsGrounded)
{
    public static ModelLeadResult NotLed { get; } = new(false, "built-in", false);
}
