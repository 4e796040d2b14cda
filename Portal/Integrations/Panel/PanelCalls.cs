using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Integrations.Panel;

/// <summary>
/// Calls about one server: with the right key, with our own check where the panel would allow everything, and with a second look where
/// the panel's answer alone does not say what is wrong.
/// </summary>
internal sealed partial class PanelCalls(PanelTransport transport, PanelKeys keys, MappedServers mapped, IPanelAddress address)
{
    /// <summary>The call for this server and right. Throws not found, no permission or not linked.</summary>
    /// <param name="isWrite">Rights are never taken from what is kept.</param>
    public async Task<PanelCall> EnterAsync(Caller caller, string serverId, string? permission, bool isWrite, CancellationToken cancellationToken)
    {
        if (!ServerId().IsMatch(serverId))
        {
            throw new PanelProblemException(ServerWords.NotFound());
        }

        var call = await keys.ForAsync(caller, cancellationToken) with { ServerId = serverId, Permission = permission };
        if (call.OwnerId is not null)
        {
            return call;
        }

        var server = await mapped.FindAsync(caller, call, serverId, isWrite, cancellationToken)
            ?? throw new PanelProblemException(ServerWords.NotFound());
        return permission is null || server.May(permission)
            ? call with { ServerId = server.Id }
            : throw new PanelProblemException(ServerWords.NoPermission(permission));
    }

    /// <summary>A read below the server, e.g. <c>/resources</c>.</summary>
    public Task<JsonElement> GetAsync(PanelCall call, string below, CancellationToken cancellationToken) =>
        LookAsync(call, () => transport.GetAsync(call, Path(call, below), cancellationToken), cancellationToken);

    /// <summary>A read whose refusals the caller looks at.</summary>
    public Task<PanelReply> ReadAsync(PanelCall call, string below, CancellationToken cancellationToken) =>
        transport.ReadAsync(call, Path(call, below), cancellationToken);

    /// <summary>The problem of a refused read, after a second look.</summary>
    public async Task<PanelProblemException> ProblemAsync(PanelCall call, PanelReply reply, CancellationToken cancellationToken) =>
        new(await LookCloserAsync(call, PanelRefusals.From(reply, call), cancellationToken));

    /// <summary>A read outside of servers.</summary>
    public Task<JsonElement> GetAccountAsync(PanelCall call, string path, CancellationToken cancellationToken) =>
        LookAsync(call, () => transport.GetAsync(call, path, cancellationToken), cancellationToken);

    /// <summary>A write below the server: one request.</summary>
    public async Task<PanelReply> WriteAsync(PanelCall call, HttpMethod method, string below, HttpContent? content, CancellationToken cancellationToken)
    {
        try
        {
            return await transport.WriteAsync(call, method, Path(call, below), content, cancellationToken);
        }
        catch (PanelRefusedException refused)
        {
            var problem = IsHiddenOffline(call, refused) && await IsOfflineAsync(call, cancellationToken)
                ? new PanelProblem(PanelProblemKind.ServerOffline, "The server is off; it has to run for this.", Status: refused.Problem.Status)
                : await LookCloserAsync(call, refused.Problem, cancellationToken);
            throw new PanelProblemException(problem, refused);
        }
    }

    private static string Path(PanelCall call, string below) => $"/api/client/servers/{call.ServerId}{below}";

    private async Task<T> LookAsync<T>(PanelCall call, Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (PanelProblemException refused)
        {
            var problem = await LookCloserAsync(call, refused.Problem, cancellationToken);
            throw ReferenceEquals(problem, refused.Problem) ? refused : new PanelProblemException(problem, refused);
        }
    }

    // A conflict has one code for five states; the server's details, which are readable in all of them, say which.
    private async Task<PanelProblem> LookCloserAsync(PanelCall call, PanelProblem problem, CancellationToken cancellationToken)
    {
        if (problem.Kind is PanelProblemKind.KeyRevoked && call.OwnerId is { } owner)
        {
            await keys.RevokedAsync(owner, cancellationToken);
        }

        if (problem is not { Kind: PanelProblemKind.Failed, Status: 409 } || call.ServerId is null)
        {
            return problem;
        }

        try
        {
            var details = await transport.GetAsync(call, Path(call, ""), cancellationToken);
            return ServerWords.Blocked(ServerShapes.Condition(details.Find("attributes") ?? default)) is { } blocked
                ? blocked with { Status = 409 }
                : problem;
        }
        catch (PanelProblemException)
        {
            return problem;
        }
    }

    // Pelican answers a command to a stopped server with a plain 500.
    private bool IsHiddenOffline(PanelCall call, PanelRefusedException refused) =>
        address.Kind is PanelKind.Pelican && call.Permission == "control.console" && (int)refused.Reply.Status >= 500;

    private async Task<bool> IsOfflineAsync(PanelCall call, CancellationToken cancellationToken)
    {
        try
        {
            var stats = await transport.GetAsync(call, Path(call, "/resources"), cancellationToken);
            return ServerShapes.Usage(stats)?.State is PowerState.Offline;
        }
        catch (PanelProblemException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.NonBacktracking)]
    private static partial Regex ServerId();
}
