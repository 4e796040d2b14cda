using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Intents;

/// <summary>Log lines in the message, or a log attached to it: analysed as they are, never followed.</summary>
internal sealed class PastedLogAnswer(ILogReading logs) : IIntentAnswer
{
    private const int AtOnce = 3;

    public IReadOnlyList<string> Intents { get; } = [Intent.PastedLog];

    public async Task AnswerAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        var attached = Meant(reply.Scope);
        foreach (var (alias, log) in attached)
        {
            var read = await reply.CallAsync("analyze_logs", new { server = alias }, cancellationToken);
            Say(wish, reply, (SeenLog)read.Value!, reply.Texts.AttachedNothing(log.Name, log.Lines), reply.Texts.AttachedFound(log.Name, log.Lines));
        }

        if (attached.Count == 0 || reply.Scope.Understood.PastedLog.Count > 0)
        {
            reply.Scope.Taint();
            Say(wish, reply, logs.ReadText(reply.Scope.Understood.PastedLog), reply.Texts.PastedNothing, reply.Texts.PastedFound);
        }
    }

    // Those sent with the words; otherwise the newest of the conversation.
    private static List<KeyValuePair<string, AttachedLog>> Meant(TurnScope scope)
    {
        var fresh = scope.LogAliases.Where(pair => pair.Value.IsNew).Take(AtOnce).ToList();
        return fresh.Count > 0 || scope.Understood.PastedLog.Count > 0 ? fresh : [.. scope.LogAliases.TakeLast(1)];
    }

    private static void Say(Wish wish, Reply reply, SeenLog log, string nothing, string found)
    {
        var texts = reply.Texts;
        if (log.Primary is not { } finding)
        {
            reply.Say($"{log.Why ?? nothing} {texts.OfferPerson}");
            reply.Suggest(texts.SayHuman, texts.SayList);
            return;
        }

        var server = ServerChoice.Meant(wish, reply) is [var one, ..] ? one : null;
        var facts = new FindingFacts(server?.Server.Name ?? texts.ThisServer, server?.State ?? PowerState.Unknown, server?.Server.Limits.MemoryMb, null, null);
        var words = texts.Finding(finding, facts) ?? texts.FromCatalogue(finding, facts);
        reply.Say($"{found} {words.What}");
        reply.Say($"```log\n{string.Join('\n', finding.Evidence.Zip(finding.Lines).Take(5).Select(e => FindingWords.Numbered(e.Second, e.First)))}\n```");
        reply.Say($"{texts.CauseHead} {words.Why}");
        reply.Say($"{texts.StepsHead}\n\n{string.Join('\n', words.Steps.Select((step, i) => $"{i + 1}. {step}"))}");
        reply.Suggest(server is null ? texts.SayList : texts.SayCheck(server.Server.Name), texts.SayHuman);
    }
}
