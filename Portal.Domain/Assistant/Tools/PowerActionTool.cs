namespace Portal.Domain.Assistant.Tools;

internal sealed class PowerActionTool(TurnScope scope, ToolServices services, FixPlanner planner) : ProposeTool(
    scope, services, "power_action", "Proposes to start, stop, restart or kill a server. The owner must approve a card; nothing is done by this call.",
    ServerArgument(scope), new ToolArgument("action", "What to propose.", true, ["start", "stop", "restart", "kill"]))
{
    protected override async Task<ToolResult> RunAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var (server, action) = (Server(values), values["action"]);
        var isPlanned = await ProposalRule.IsPlannedAsync(Scope, planner, server.Id, action, cancellationToken);
        if (!isPlanned && !ProposalRule.IsWished(Scope, server.Id, action))
        {
            return Fail("Not proposed: neither the owner's own words nor a finding ask for this.");
        }

        var finding = isPlanned ? Scope.Logs[server.Id].Primary?.Code : null;
        return await ProposeAsync(server.Id, server.Name, FixPlan.Power(action), finding, cancellationToken);
    }
}
