using Portal.Domain.Assistant.Responder.Understanding;

namespace Portal.Domain.Assistant.Responder.Intents;

/// <summary>Manners, what the assistant is, and what lies outside.</summary>
internal sealed class TalkAnswer : IIntentAnswer
{
    public IReadOnlyList<string> Intents { get; } =
    [
        Intent.Greeting, Intent.Thanks, Intent.Goodbye, Intent.Capabilities,
        Intent.OffTopic, Intent.Abuse,
    ];

    public Task AnswerAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        var texts = reply.Texts;
        reply.Say(wish.Intent switch
        {
            Intent.Greeting => texts.Hello,
            Intent.Thanks => texts.Welcome,
            Intent.Goodbye => texts.Bye,
            Intent.Capabilities => texts.Capabilities,
            Intent.OffTopic => texts.OffTopic,
            _ => texts.Calm,
        });
        if (wish.Intent is not (Intent.Thanks or Intent.Goodbye))
        {
            reply.Suggest(texts.SayList, texts.SayActivity, texts.SayHuman);
        }

        return Task.CompletedTask;
    }
}
