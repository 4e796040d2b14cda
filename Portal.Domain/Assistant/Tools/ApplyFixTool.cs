namespace Portal.Domain.Assistant.Tools;

internal sealed class ApplyFixTool(TurnScope scope, ToolServices services, FixPlanner planner) : ProposeTool(
    scope, services, "apply_fix", "Proposes the fix for a finding of analyze_logs. The owner must approve a card; nothing is done by this call.",
    ServerArgument(scope), new ToolArgument("finding", "The finding's code, as analyze_logs gave it.", true, MaxLength: 80))
{
    protected override async Task<ToolResult> RunAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var server = Server(values);
        if (!Scope.Logs.TryGetValue(server.Id, out var log) || log.Findings.FirstOrDefault(f => f.Code == values["finding"]) is not { } finding)
        {
            return Fail("There is no such finding in this turn's analysis of that server.");
        }

        var plan = Scope.Find(server.Id) is { } status ? await planner.PlanAsync(Scope.Turn.Caller, status, finding, cancellationToken) : null;
        return plan is null
            ? Fail("The portal has no fix for this finding; tell the owner the steps.")
            : await ProposeAsync(server.Id, server.Name, plan, finding.Code, cancellationToken);
    }
}
