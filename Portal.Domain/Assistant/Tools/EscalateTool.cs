using Portal.Domain.Conversations;

namespace Portal.Domain.Assistant.Tools;

internal sealed class EscalateTool(TurnScope scope, ToolServices services, TurnSignals signals) : TurnTool(
    scope, ToolName, "Hands the conversation to a person when one of the rules for that holds.",
    new ToolArgument("reason", "Why, in a few words.", true, MaxLength: 300))
{
    public const string ToolName = "escalate_to_human";

    protected override string Say(IReadOnlyDictionary<string, string> values) => Scope.Texts.HandingOver;

    protected override async Task<ToolResult> RunAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        // The signals are counted by code from the owner's own messages; the reason given here decides nothing (security, D18).
        var turn = Scope.Turn;
        var result = await services.Escalation.ConsiderAsync(turn.Caller, turn.ConversationId, turn.AnswerId, signals.Now(), cancellationToken);
        return result is null
            ? Fail("Not handed over: the owner has not asked for a person and no rule holds. Offer it instead.")
            : new ToolResult(result.IsRefused ? $"No ticket. {result.OwnerText}" : $"Ticket {result.Number}.", result.IsNew ? [new TurnEvent.TicketOpened(result.TicketId, result.Number, result.State)] : [], result);
    }
}
