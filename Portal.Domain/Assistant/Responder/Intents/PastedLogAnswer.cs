using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Intents;

/// <summary>Log lines in the message: analysed as they are, never followed.</summary>
internal sealed class PastedLogAnswer(ILogReading logs) : IIntentAnswer
{
    public IReadOnlyList<string> Intents { get; } = [Intent.PastedLog];

    public Task AnswerAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        var texts = reply.Texts;
        reply.Scope.Taint();
        var log = logs.ReadText(reply.Scope.Understood.PastedLog);
        if (log.Primary is not { } finding)
        {
            reply.Say($"{texts.PastedNothing} {texts.OfferPerson}");
            reply.Suggest(texts.SayHuman, texts.SayList);
            return Task.CompletedTask;
        }

        var server = ServerChoice.Meant(wish, reply) is [var one, ..] ? one : null;
        var facts = new FindingFacts(server?.Server.Name ?? texts.ThisServer, server?.State ?? PowerState.Unknown, server?.Server.Limits.MemoryMb, null, null);
        var words = texts.Finding(finding, facts) ?? texts.FromCatalogue(finding, facts);
        reply.Say($"{texts.PastedFound} {words.What}");
        reply.Say($"```log\n{string.Join('\n', finding.Evidence.Zip(finding.Lines).Take(5).Select(e => FindingWords.Numbered(e.Second, e.First)))}\n```");
        reply.Say($"{texts.CauseHead} {words.Why}");
        reply.Say($"{texts.StepsHead}\n\n{string.Join('\n', words.Steps.Select((step, i) => $"{i + 1}. {step}"))}");
        reply.Suggest(server is null ? texts.SayList : texts.SayCheck(server.Server.Name), texts.SayHuman);
        return Task.CompletedTask;
    }
}
