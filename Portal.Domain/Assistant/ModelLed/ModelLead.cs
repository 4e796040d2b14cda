using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Conversations;
using Portal.Domain.ModelRouting;
using Portal.Domain.Safety;

namespace Portal.Domain.Assistant.ModelLed;

/// <summary>
/// Lets a model lead a turn with the same tools and the same confirmation rule as the built-in responder. What the model says is worth
/// no more than the worst text in its prompt: its tools read or propose, and its words are only shown (security, D10 to D14).
/// </summary>
public sealed class ModelLead(MeteredModel model, IOptionsMonitor<ModelOptions> options) : IModelLead
{
    /// <summary>Model calls of one turn at most (security, D14).</summary>
    private const int ModelCalls = 8;

    /// <inheritdoc/>
    public bool IsReady => TierOrder.For("moderate", options.CurrentValue).Count > 0;

    /// <inheritdoc/>
    public async Task<ModelLeadResult> LeadAsync(
        TurnScope scope, IReadOnlyList<IAssistantTool> tools, QueryAssessment complexity, Action<TurnEvent> show, CancellationToken cancellationToken)
    {
        var state = new LeadState(LeadContext.Messages(scope, complexity.Complexity == QueryComplexity.Complex), tools);
        try
        {
            for (var call = 0; call < ModelCalls && !state.Ended; call++)
            {
                var asked = await SpeakAsync(scope, complexity.Name, state, show, cancellationToken);
                await RunAsync(scope, state, asked, show, cancellationToken);
            }
        }
        catch (ModelProblemException)
        {
            return Broken(scope, state, show);
        }

        return state.TextShown ? new ModelLeadResult(true, CostLedger.Word(state.Tier), state.Grounded) : ModelLeadResult.NotLed;
    }

    // One call of the model: its words are shown as they come, the tools it asks for are returned.
    private async Task<IReadOnlyList<FunctionCallContent>> SpeakAsync(
        TurnScope scope, string complexity, LeadState state, Action<TurnEvent> show, CancellationToken cancellationToken)
    {
        var chat = new Microsoft.Extensions.AI.ChatOptions
        {
            Temperature = 0, MaxOutputTokens = CostLedger.AnswerTokens, Tools = state.MayCall ? state.Declared : null,
        };
        var bill = new ModelBill(scope.Turn.Caller.UserId, scope.Turn.ConversationId);
        var (said, asked) = (new StringBuilder(), new List<FunctionCallContent>());
        var restored = new RestoringStream(scope.Redaction);
        await foreach (var update in model.StreamAsync(bill, complexity, state.Messages, chat, tier => state.Tier = tier, cancellationToken))
        {
            if (update.Text is { Length: > 0 } text)
            {
                state.TextShown = true;
                said.Append(text);
                Show(restored.Add(text), show);
            }

            asked.AddRange(update.Contents.OfType<FunctionCallContent>());
        }

        Show(restored.End(), show);
        state.Said(said.ToString(), asked);
        return asked;
    }

    private static void Show(string text, Action<TurnEvent> show)
    {
        if (text.Length > 0)
        {
            show(new TurnEvent.Delta(text));
        }
    }

    private static async Task RunAsync(
        TurnScope scope, LeadState state, IReadOnlyList<FunctionCallContent> asked, Action<TurnEvent> show, CancellationToken cancellationToken)
    {
        foreach (var call in asked)
        {
            if (state.Refusal(call) is { } refusal)
            {
                state.Answer(call, refusal);
                continue;
            }

            var (tool, arguments) = state.Begin(call);
            show(new TurnEvent.Step(tool.Progress(arguments)));
            var result = await tool.RunAsync(arguments, cancellationToken);
            foreach (var change in result.Events)
            {
                show(change);
            }

            show(new TurnEvent.ToolCalled(tool.Name, LeadState.ServerOf(arguments), result.Failed ? "failed" : "ok"));
            if (result.ReadForeignText)
            {
                scope.Taint();
            }

            state.Answer(call, scope.Redaction.Redact(result.ForModel)); // evidence and names leave the portal only here
            state.Grounded |= !result.Failed;
        }

        state.Ended = asked.Count == 0;
    }

    // Words that were shown stay, and the seam is said; the built-in responder answers below it.
    private static ModelLeadResult Broken(TurnScope scope, LeadState state, Action<TurnEvent> show)
    {
        if (state.TextShown)
        {
            show(new TurnEvent.Delta(scope.Texts.Language == "de"
                ? "\n\n*Hier brach das Sprachmodell ab. Das Folgende kommt vom eingebauten Assistenten.*\n\n"
                : "\n\n*The language model broke off here. What follows comes from the built-in assistant.*\n\n"));
        }

        return ModelLeadResult.NotLed;
    }
}
