using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Conversations;
using Portal.Domain.Escalation;
using Portal.Domain.ModelRouting;

namespace Portal.Domain.Assistant.Tools;

/// <summary>What may call for a person (E1, E2), counted by code from the owner's own messages and from what was seen in this turn.</summary>
public sealed class TurnSignals(TurnScope scope, QueryAssessment complexity)
{
    private const int RecentMessages = 3;

    /// <summary>The problem was reported as fixed and is there again.</summary>
    public bool ProblemCameBack { get; set; }

    /// <summary>A serious finding is still in the log after its fix was carried out.</summary>
    public bool HighFindingStays { get; set; }

    /// <summary>This answer rests on nothing although it had to.</summary>
    public bool IsUngrounded { get; set; }

    /// <summary>The owner took up the offer of a person.</summary>
    public bool TookOffer { get; set; }

    /// <summary>What it is about, a few words for the ticket's subject.</summary>
    public string? Issue { get; set; }

    /// <summary>The signals as they stand.</summary>
    public EscalationSignals Now()
    {
        var names = scope.Servers.Select(s => s.Server.Name).ToList();
        var said = scope.Turn.Earlier.Where(m => m.Role == MessageRole.Owner).Select(m => m.Text).Append(scope.Turn.Text).TakeLast(RecentMessages)
            .Select(text => OwnWords.Without(text, names)).ToList();
        return new EscalationSignals(
            scope.Turn.Earlier.Count(m => m.Role is MessageRole.Owner or MessageRole.Assistant or MessageRole.Agent) + 1,
            complexity.Complexity == QueryComplexity.Complex,
            TookOffer || scope.Understood.Wishes.Any(wish => wish.Intent == Intent.Escalate),
            said, ProblemCameBack, IsUngrounded ? scope.Facts.Ungrounded + 1 : 0, HighFindingStays, Issue);
    }
}
