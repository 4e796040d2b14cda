using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Intents;

/// <summary>All servers with their state, as a table.</summary>
internal sealed class ListAnswer : IIntentAnswer
{
    private const int Most = 50;

    public IReadOnlyList<string> Intents { get; } = [Intent.ListServers];

    public Task AnswerAsync(Wish wish, Reply reply, CancellationToken cancellationToken) => SayAsync(reply, cancellationToken);

    public static async Task SayAsync(Reply reply, CancellationToken cancellationToken)
    {
        await reply.CallAsync("list_servers", new { }, cancellationToken);
        var servers = reply.Scope.Servers;
        if (servers.Count == 0)
        {
            reply.Say(reply.Texts.NoServers);
            return;
        }

        reply.Say($"{reply.Texts.TableHead}\n{string.Join('\n', servers.Take(Most).Select(s => Row(s, reply.Texts)))}");
        var off = servers.Where(s => s is { State: PowerState.Offline, Condition: ServerCondition.Normal }).Select(s => s.Server.Name).ToList();
        var blocked = servers.Where(s => s.Condition is not ServerCondition.Normal).Select(s => s.Server.Name).ToList();
        reply.Say(off.Count + blocked.Count == 0 ? reply.Texts.AllWell : reply.Texts.NotWell(off, blocked));
        reply.Suggest([.. off.Take(2).Select(reply.Texts.SayWhyOff), reply.Texts.SayActivity]);
    }

    private static string Row(ServerStatus status, ReplyTexts texts)
    {
        var state = status.Condition is ServerCondition.Normal ? texts.State(status.State) : texts.ConditionWord(status.Condition);
        var memory = status is { Usage: { State: not PowerState.Offline } usage }
            ? texts.Size(usage.MemoryBytes) + (status.Server.Limits.MemoryMb is { } most ? $" / {texts.Size((long)most << 20)}" : "")
            : "–";
        var uptime = status.Usage is { State: PowerState.Running } running ? texts.Span(running.Uptime) : "–";
        return $"| {ReplyTexts.Name(status.Server.Name)} | {state} | {memory} | {uptime} |";
    }
}
