using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Integrations.Egress;

namespace Portal.Integrations.Panel;

/// <summary>A token for a server's socket and where the socket is.</summary>
internal sealed record ConsoleTicket(string Token, Uri Address, DateTimeOffset At);

/// <summary>Gets tokens and connects to nodes.</summary>
internal sealed class ConsoleConnector(
    PanelCalls calls, IPanelAddress panel, SocketsHttpHandler handler, IOptions<PanelOptions> options, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, TokenBudget> _budgets = new(StringComparer.OrdinalIgnoreCase);
    private readonly HttpMessageInvoker _invoker = new(handler, disposeHandler: false);

    /// <summary>A token with the right of the first viewer who has it. Throws rate limited when the minute's tokens are used up.</summary>
    public async Task<ConsoleTicket> TicketAsync(string serverId, IReadOnlyList<Caller> viewers, CancellationToken cancellationToken)
    {
        PanelProblemException? refused = null;
        foreach (var viewer in viewers)
        {
            Spend(serverId);
            try
            {
                return await TicketAsync(serverId, viewer, cancellationToken);
            }
            catch (PanelProblemException problem) when (IsOnlyTheirs(problem.Problem.Kind))
            {
                refused = problem;
            }
        }

        throw refused ?? new PanelProblemException(new PanelProblem(PanelProblemKind.Failed, "Nobody is watching any more."));
    }

    public Task<ConsoleSocket> ConnectAsync(ConsoleTicket ticket, CancellationToken cancellationToken) =>
        ConsoleSocket.ConnectAsync(ticket.Address, options.Value.Origin?.TrimEnd('/') ?? Origins.Of(panel.BaseUrl!), _invoker, clock, cancellationToken);

    public void Dispose() => _invoker.Dispose();

    private static bool IsOnlyTheirs(PanelProblemKind kind) =>
        kind is PanelProblemKind.NoPermission or PanelProblemKind.NotFound or PanelProblemKind.KeyRevoked or PanelProblemKind.NotLinked;

    private void Spend(string serverId)
    {
        if (_budgets.GetOrAdd(serverId, _ => new TokenBudget(clock)).Take() is { } wait)
        {
            throw new PanelProblemException(new PanelProblem(
                PanelProblemKind.RateLimited, $"The live console can be opened again in {Math.Ceiling(wait.TotalSeconds)} seconds.", RetryAfter: wait));
        }
    }

    private async Task<ConsoleTicket> TicketAsync(string serverId, Caller viewer, CancellationToken cancellationToken)
    {
        var call = await calls.EnterAsync(viewer, serverId, "websocket.connect", isWrite: false, cancellationToken);
        var data = (await calls.GetAsync(call, "/websocket", cancellationToken)).Find("data") ?? default;
        return data.Text("token") is { Length: > 0 } token && Uri.TryCreate(data.Text("socket"), UriKind.Absolute, out var address)
            && address.Scheme is "ws" or "wss"
                ? new ConsoleTicket(token, address, clock.GetUtcNow())
                : throw new PanelProblemException(PanelRefusals.Down());
    }
}
