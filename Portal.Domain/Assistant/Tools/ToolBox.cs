namespace Portal.Domain.Assistant.Tools;

/// <summary>Makes the tools of one turn. Each holds the turn's caller and servers; none takes an id from a model.</summary>
public sealed class ToolBox(ToolServices services, FixPlanner planner)
{
    /// <summary>The tools this caller may use in this turn.</summary>
    public IReadOnlyList<IAssistantTool> ForTurn(TurnScope scope, TurnSignals signals) =>
    [
        new ListServersTool(scope),
        .. scope.Servers.Count == 0
            ? Array.Empty<IAssistantTool>()
            : [new ServerStatusTool(scope, services), new PowerActionTool(scope, services, planner), new ApplyFixTool(scope, services, planner)],
        .. scope.Servers.Count == 0 && scope.LogAliases.Count == 0 ? Array.Empty<IAssistantTool>() : [new AnalyzeLogsTool(scope, services)],
        new SearchKnowledgeTool(scope, services),
        new EscalateTool(scope, services, signals),
        new RememberTool(scope, services),
        new ForgetTool(scope, services),
    ];
}
