using Portal.Domain.Assistant.Responder.Understanding;

namespace Portal.Domain.Assistant.Responder;

/// <summary>Answers one kind of wish. One class a kind, in <c>Intents/</c>.</summary>
public interface IIntentAnswer
{
    /// <summary>The intents it answers.</summary>
    IReadOnlyList<string> Intents { get; }

    /// <summary>Says the answer to this wish.</summary>
    Task AnswerAsync(Wish wish, Reply reply, CancellationToken cancellationToken);
}
