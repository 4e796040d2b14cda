using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Escalation;

namespace Portal.Domain.Assistant.Responder.Intents;

/// <summary>The owner wants a person, or something only a person can do.</summary>
internal sealed class PersonAnswer : IIntentAnswer
{
    public IReadOnlyList<string> Intents { get; } = [Intent.Escalate, Intent.Billing];

    public async Task AnswerAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        if (wish.Intent == Intent.Billing)
        {
            reply.Say(reply.Texts.Billing);
        }

        if (wish.Servers is [var named, ..] && reply.Scope.Find(named) is { } server)
        {
            reply.Choose(server, isAssumed: false);
        }

        reply.Signals.Issue ??= wish.Intent == Intent.Billing ? "a billing question" : "the owner asked for a person";
        var result = await reply.CallAsync("escalate_to_human", new { reason = wish.Intent }, cancellationToken);
        if (result.Value is EscalationResult ticket)
        {
            Handover.Say(ticket, reply, sayWhy: false);
            return;
        }

        reply.Say(reply.Texts.OfferPerson);
        reply.Suggest(reply.Texts.SayHuman);
    }
}
