using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;

namespace Portal.Domain.Assistant.Tools;

/// <summary>Makes a card. It has no way to the panel's writer; what it may propose, code decides (see <see cref="ProposalRule"/>).</summary>
internal abstract class ProposeTool(TurnScope scope, ToolServices services, string name, string description, params ToolArgument[] arguments)
    : TurnTool(scope, name, description, arguments)
{
    protected ToolServices Services => services;

    protected override string Say(IReadOnlyDictionary<string, string> values) => Scope.Texts.CheckingRights(ServerName(values));

    protected async Task<ToolResult> ProposeAsync(string serverId, string serverName, FixPlan plan, string? findingCode, CancellationToken cancellationToken)
    {
        var turn = Scope.Turn;
        var request = new ProposalRequest(
            turn.ConversationId, turn.AnswerId, serverId, serverName, plan.Verb, plan.Parameters, plan.ThenStart, findingCode, Scope.IsTainted);
        var result = await services.Proposals.ProposeAsync(turn.Caller, request, cancellationToken);
        if (result.Action is not { } card)
        {
            return Fail($"Refused: {result.Refused!.Message}", result.Refused);
        }

        Scope.Proposed.Add(card);
        return new ToolResult(
            $"Proposed: {plan.Verb} on {ForModel.Name(serverName)}. The owner sees a card and decides; nothing has been done.",
            [new TurnEvent.Proposal(card.Id, serverName, plan.Verb, card.ExpiresAt)], card);
    }
}
