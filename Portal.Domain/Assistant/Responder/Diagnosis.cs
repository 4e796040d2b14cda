using Portal.Domain.Assistant.Tools;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder;

/// <summary>Looks at servers with the turn's tools.</summary>
public sealed class Diagnosis(FixPlanner planner, AssistantOptions options)
{
    private const int AtOnce = 4;

    /// <summary>Reads one server's state and log. A blocked server's log is not asked for.</summary>
    public async Task<Trouble> LookAsync(Reply reply, ServerStatus server, bool again, CancellationToken cancellationToken)
    {
        reply.Scope.Logs.TryRemove(server.Server.Id, out _);
        return await LookAsync(reply, server, again, showCards: true, cancellationToken);
    }

    private async Task<Trouble> LookAsync(Reply reply, ServerStatus server, bool again, bool showCards, CancellationToken cancellationToken)
    {
        var trouble = new Trouble(server, null, null, null);
        if (trouble.IsBlocked)
        {
            if (showCards)
            {
                await reply.CallAsync("server_status", new { server = reply.Alias(server) }, cancellationToken);
            }

            return trouble;
        }

        var result = again
            ? await reply.CallAsync("analyze_logs", new { server = reply.Alias(server), again = true }, showCards, cancellationToken)
            : await reply.CallAsync("analyze_logs", new { server = reply.Alias(server) }, showCards, cancellationToken);
        if (result.Value is not SeenLog log)
        {
            var why = (result.Value as PanelProblem)?.Message ?? result.ForModel;
            return trouble with { Log = new SeenLog(server.Server.Id, server.Server.Name, [], 0, "", why, false, "") };
        }

        var finding = log.Primary;
        var plan = finding is null ? null : await planner.PlanAsync(reply.Scope.Turn.Caller, server, finding, cancellationToken);
        return new Trouble(server, log, finding, plan);
    }

    /// <summary>Looks at all servers, the likeliest first; beyond the limit only those that are off or short of memory.</summary>
    public async Task<IReadOnlyList<Trouble>> LookAtAllAsync(Reply reply, CancellationToken cancellationToken)
    {
        await reply.CallAsync("list_servers", new { }, cancellationToken);
        using var few = new SemaphoreSlim(AtOnce);
        var looked = await Task.WhenAll(reply.Scope.Servers.OrderByDescending(IsSuspect).Take(options.ServersLookedAt).Select(LookAsync));
        return [.. looked.OrderByDescending(t => t.Urgency).ThenByDescending(t => Weight(reply, t))];

        async Task<Trouble> LookAsync(ServerStatus server)
        {
            await few.WaitAsync(cancellationToken);
            try
            {
                return await this.LookAsync(reply, server, again: false, showCards: false, cancellationToken);
            }
            finally
            {
                few.Release();
            }
        }
    }

    /// <summary>Shows the cards of a server that was looked at together with others.</summary>
    public static void ShowCards(Reply reply, Trouble trouble)
    {
        foreach (var card in trouble.Log is { } log ? FindingCards.Of(log) : [])
        {
            reply.Show(card);
        }
    }

    /// <summary>Whether a running server's memory is nearly used up.</summary>
    public bool IsTight(ServerStatus server) =>
        server is { State: PowerState.Running, Usage: { } usage, Server.Limits.MemoryMb: { } most } && usage.MemoryBytes >= options.MemoryTightFrom * ((long)most << 20);

    private bool IsSuspect(ServerStatus server) => server.State is PowerState.Offline || server.Condition is not ServerCondition.Normal || IsTight(server);

    private static double Weight(Reply reply, Trouble trouble) =>
        reply.Scope.Memory.Servers.FirstOrDefault(s => s.ServerId == trouble.Server.Server.Id)?.Weight ?? 0;
}
