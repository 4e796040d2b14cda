using Portal.Domain.Assistant.Responder.Understanding;

namespace Portal.Domain.Assistant.Responder;

/// <summary>
/// Answers without any model (A5): each wish of the message by the class that knows it. Everything said comes from tools, passages and fixed
/// sentences; where there is nothing, it says so and offers a person.
/// </summary>
public sealed class BuiltInResponder(IEnumerable<IIntentAnswer> answers)
{
    private readonly Dictionary<string, IIntentAnswer> _answers =
        answers.SelectMany(answer => answer.Intents.Select(intent => (intent, answer))).ToDictionary(pair => pair.intent, pair => pair.answer, StringComparer.Ordinal);

    /// <summary>Says the whole answer.</summary>
    public async Task AnswerAsync(Reply reply, CancellationToken cancellationToken)
    {
        SayLanguage(reply);
        foreach (var wish in reply.Scope.Understood.Wishes)
        {
            await _answers[wish.Intent].AnswerAsync(wish, reply, cancellationToken);
        }
    }

    // French, Spanish and Portuguese know the commonest wishes only.
    private static void SayLanguage(Reply reply)
    {
        if (!reply.Texts.IsWhole && reply.Scope.Understood.Wishes.Any(wish => !IsCommon(wish.Intent)))
        {
            reply.Say(reply.Texts.RestInEnglish);
        }
    }

    private static bool IsCommon(string intent) => intent is Intent.Troubleshoot or Intent.StillBroken or Intent.Status or Intent.ListServers
        or Intent.Power or Intent.Escalate or Intent.Billing or Intent.Greeting or Intent.Thanks or Intent.Goodbye or Intent.Confirm or Intent.Decline or Intent.WorksNow;
}
