using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Tools;

/// <summary>
/// What may become a card at all: a power action the owner's own words ask for, or the plan that a finding's code leads to. Whatever text a
/// model has read, it can propose nothing else (security, D10-D13).
/// </summary>
internal static class ProposalRule
{
    /// <summary>Whether the owner's own message wishes for this action on this server.</summary>
    public static bool IsWished(TurnScope scope, string serverId, string action) =>
        scope.NextSteps.Contains((serverId, action)) || scope.Understood.Wishes.Any(wish => wish.Action == action && (wish.Servers.Count == 0 || wish.Servers.Contains(serverId)));

    /// <summary>Whether a finding of this turn leads to this power action by our own plan.</summary>
    public static async Task<bool> IsPlannedAsync(TurnScope scope, FixPlanner planner, string serverId, string action, CancellationToken cancellationToken)
    {
        if (scope.Find(serverId) is not { } status || !scope.Logs.TryGetValue(serverId, out var log))
        {
            return false;
        }

        if (log.Primary is not { } finding)
        {
            return log.Lines > 0 && action == "start" && status.State is PowerState.Offline; // off without any fault: starting it is the plan
        }

        return await planner.PlanAsync(scope.Turn.Caller, status, finding, cancellationToken) is { } plan && plan.Verb == action;
    }
}
