using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Intents;

/// <summary>"Is it online?": the live state; of a server that is off also why, in one sentence.</summary>
internal sealed class StatusAnswer(Diagnosis diagnosis) : IIntentAnswer
{
    private const int Most = 4;

    public IReadOnlyList<string> Intents { get; } = [Intent.Status];

    public async Task AnswerAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        if (ServerChoice.Unknown(wish, reply))
        {
            return;
        }

        var meant = ServerChoice.Meant(wish, reply);
        if (meant.Count == 0 && ServerChoice.Assumed(reply) is null || wish.Pointer == ServerPointer.All)
        {
            await ListAnswer.SayAsync(reply, cancellationToken);
            return;
        }

        if (meant.Count == 0)
        {
            meant = ServerChoice.OneOrAsk(wish, reply) is { } one ? [one] : [];
        }

        foreach (var server in meant.Take(Most))
        {
            await OneAsync(wish, server, reply, cancellationToken);
        }
    }

    private async Task OneAsync(Wish wish, ServerStatus server, Reply reply, CancellationToken cancellationToken)
    {
        var (texts, name) = (reply.Texts, server.Server.Name);
        reply.Choose(server, isAssumed: reply.Server == server && wish.Servers.Count == 0);
        var result = await reply.CallAsync("server_status", new { server = reply.Alias(server) }, cancellationToken);
        if (result.Value is not ServerReport report)
        {
            reply.Say(texts.Unreachable(name, result.Value as PanelProblem ?? ServerWords.NotFound()));
            return;
        }

        var status = report.Status;
        reply.Say(texts.Status(status) + (diagnosis.IsTight(status) ? " " + texts.MemoryTight(name) : "") + (AsksForPlayers(wish) ? " " + texts.PlayersNotKnown : ""));
        if (status is { State: PowerState.Offline, Condition: ServerCondition.Normal })
        {
            await SayWhyAsync(server, reply, cancellationToken);
        }

        reply.Suggest(diagnosis.IsTight(status) ? texts.SayCheck(name) : texts.SayList, texts.SayBackups(name));
    }

    private async Task SayWhyAsync(ServerStatus server, Reply reply, CancellationToken cancellationToken)
    {
        var trouble = await diagnosis.LookAsync(reply, server, again: false, cancellationToken);
        reply.Say(trouble.Words(reply.Texts) is { } words ? reply.Texts.LastLogSays(words.Short) : null);
        reply.Suggest(trouble.Finding is null ? reply.Texts.SayStart(server.Server.Name) : reply.Texts.SayFix, reply.Texts.SayWhyOff(server.Server.Name));
    }

    private static bool AsksForPlayers(Wish wish) => wish.Words.Contains("player", StringComparison.OrdinalIgnoreCase) || wish.Words.Contains("spieler", StringComparison.OrdinalIgnoreCase);
}
