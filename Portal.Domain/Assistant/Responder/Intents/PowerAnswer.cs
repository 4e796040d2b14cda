using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Confirmations;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Intents;

/// <summary>Start, stop, restart, kill: a card for exactly what was asked, with what the owner should know first.</summary>
internal sealed class PowerAnswer(Diagnosis diagnosis) : IIntentAnswer
{
    private const int Most = 3;

    public IReadOnlyList<string> Intents { get; } = [Intent.Power];

    public async Task AnswerAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        if (ServerChoice.Unknown(wish, reply))
        {
            return;
        }

        var meant = ServerChoice.Meant(wish, reply);
        if (meant.Count == 0)
        {
            meant = ServerChoice.OneOrAsk(wish, reply) is { } one ? [one] : [];
        }

        foreach (var server in meant.Take(Most))
        {
            reply.Choose(server, isAssumed: reply.Server == server && wish.Servers.Count == 0);
            await OneAsync(wish.Action ?? "restart", server, reply, cancellationToken);
        }

        reply.Say(meant.Count > Most ? reply.Texts.TooMany(Most) : null);
    }

    private async Task OneAsync(string action, ServerStatus server, Reply reply, CancellationToken cancellationToken)
    {
        var (name, texts) = (server.Server.Name, reply.Texts);
        if (Pointless(action, server, texts) is { } reason)
        {
            reply.Say(reason);
            reply.Suggest(texts.SayCheck(name), texts.SayRestart(name));
            return;
        }

        var result = await reply.CallAsync("power_action", new { server = reply.Alias(server), action }, cancellationToken);
        if (result.Value is not PendingAction)
        {
            reply.Say(result.Value is PanelProblem problem ? texts.Refused(action, name, problem) : result.ForModel);
            reply.Suggest(texts.SayHuman, texts.SayList);
            return;
        }

        reply.Say(action == "kill" ? texts.KillRisk(name) : action == "restart" && server.State == PowerState.Offline ? texts.RestartOfStopped(name) : null);
        reply.Say($"{texts.Proposing(action, name)} {texts.Consequence(action)} {texts.NothingWithoutYou}");
        await WarnAsync(action, server, reply, cancellationToken);
        reply.Suggest(texts.SayCheck(name), texts.SayList);
    }

    private static string? Pointless(string action, ServerStatus server, ReplyTexts texts) => (action, server.State) switch
    {
        ("start", PowerState.Running) => texts.AlreadyRunning(server.Server.Name),
        ("stop" or "kill", PowerState.Offline) => texts.AlreadyOff(server.Server.Name),
        _ => null,
    };

    // A server that failed to start fails again for the same reason; better said before than after.
    private async Task WarnAsync(string action, ServerStatus server, Reply reply, CancellationToken cancellationToken)
    {
        if (action is not ("start" or "restart") || server.State is not PowerState.Offline)
        {
            return;
        }

        var trouble = await diagnosis.LookAsync(reply, server, again: false, cancellationToken);
        if (trouble is { Finding.Severity: "high", Plan: not { Verb: "start" or "restart" } } && trouble.Words(reply.Texts) is { } words)
        {
            reply.Say(reply.Texts.StartWillFail(server.Server.Name, words.Short));
            reply.Suggest(reply.Texts.SayFix);
        }
    }
}
