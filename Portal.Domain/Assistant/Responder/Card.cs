using Portal.Domain.Assistant.Tools;
using Portal.Domain.Confirmations;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder;

/// <summary>Says what became of a proposal: the card below, or why there is none.</summary>
internal static class Card
{
    public static void Say(ToolResult result, FixPlan plan, string server, Reply reply)
    {
        switch (result.Value)
        {
            case PendingAction card:
                reply.Say(reply.Texts.CardReady(plan, server) + (card.AfterReadingLog ? " " + reply.Texts.CardReadyAfterLog : ""));
                break;
            case PanelProblem problem:
                reply.Say(reply.Texts.Refused(plan.Verb, server, problem));
                reply.Suggest(reply.Texts.SayHuman);
                break;
        }
    }
}
