using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Intents;

/// <summary>Backups, and what happened lately according to the panel and the log.</summary>
internal sealed class HistoryAnswer(Diagnosis diagnosis) : IIntentAnswer
{
    private const int Rows = 8;

    public IReadOnlyList<string> Intents { get; } = [Intent.Backups, Intent.Activity];

    public async Task AnswerAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        if (ServerChoice.OneOrAsk(wish, reply) is not { } server)
        {
            return;
        }

        var detail = wish.Intent == Intent.Backups ? "backups" : "activity";
        var result = await reply.CallAsync("server_status", new { server = reply.Alias(server), detail }, cancellationToken);
        switch (result.Value)
        {
            case IReadOnlyList<PanelBackup> backups:
                SayBackups(server.Server.Name, backups, reply);
                break;
            case IReadOnlyList<PanelActivity> activity:
                SayActivity(server.Server.Name, activity, reply);
                break;
            default:
                reply.Say(reply.Texts.Unreachable(server.Server.Name, result.Value as PanelProblem ?? ServerWords.NotFound()));
                break;
        }

        if (detail == "activity" && server.Condition is ServerCondition.Normal)
        {
            var trouble = await diagnosis.LookAsync(reply, server, again: false, cancellationToken);
            reply.Say(trouble.Words(reply.Texts) is { } words ? words.What : trouble.Log is { Lines: > 0 } log && server.State is PowerState.Running ? reply.Texts.Healthy(server.Server.Name, server, log.Lines) : null);
            reply.Suggest(trouble.Finding is null ? reply.Texts.SayList : reply.Texts.SayFix);
        }

        reply.Suggest(reply.Texts.SayHuman);
    }

    private static void SayBackups(string name, IReadOnlyList<PanelBackup> backups, Reply reply)
    {
        if (backups.Count == 0)
        {
            reply.Say(reply.Texts.NoBackups(name));
            return;
        }

        reply.Say(reply.Texts.Backups(name, backups.Count, backups[0]));
        reply.Say(string.Join('\n', backups.Take(Rows).Select(reply.Texts.BackupLine)));
    }

    private static void SayActivity(string name, IReadOnlyList<PanelActivity> activity, Reply reply)
    {
        if (activity.Count == 0)
        {
            reply.Say(reply.Texts.NoActivity(name));
            return;
        }

        reply.Say(reply.Texts.Activity(name));
        reply.Say(string.Join('\n', activity.Take(Rows).Select(line => $"- {reply.Texts.At(line.At)}: {reply.Texts.ActivityWord(line.Event)}")));
    }
}
