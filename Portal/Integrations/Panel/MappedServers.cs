using System.Collections.Concurrent;
using System.Text.Json;
using Portal.Domain.People;

namespace Portal.Integrations.Panel;

/// <summary>
/// Who may use what, for people without a key of their own: with the portal's key the panel would allow everything, so this is the only
/// check there is. A person is found by exactly their e-mail address; their servers are those they own and those that name them as subuser.
/// Kept for a minute for reads; asked again before every write.
/// </summary>
internal sealed class MappedServers(PanelTransport panel, IPeople people, TimeProvider clock)
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, IReadOnlyList<MappedServer> Servers)> _kept = new();
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, long PersonId)> _persons = new();

    /// <summary>All servers of a person.</summary>
    public async Task<IReadOnlyList<MappedServer>> ListAsync(Caller caller, PanelCall call, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(caller.UserId, out var kept) && clock.GetUtcNow() - kept.At < Keep)
        {
            return kept.Servers;
        }

        var person = await PersonAsync(caller, call, isFresh: false, cancellationToken);
        var servers = new List<MappedServer>();
        await foreach (var server in panel.PagesAsync(call, "/api/application/servers?include=subusers&per_page=100", cancellationToken))
        {
            if (ForPerson(server, person) is { } mapped)
            {
                servers.Add(mapped);
            }
        }

        _kept[caller.UserId] = (clock.GetUtcNow(), servers);
        return servers;
    }

    /// <summary>One server of a person, or null without any question to the panel about it when it is not theirs.</summary>
    /// <param name="isFresh">Asks the panel again, for writes.</param>
    public async Task<MappedServer?> FindAsync(Caller caller, PanelCall call, string serverId, bool isFresh, CancellationToken cancellationToken)
    {
        var known = (await ListAsync(caller, call, cancellationToken)).FirstOrDefault(server => server.Is(serverId));
        if (known is null || !isFresh)
        {
            return known;
        }

        var person = await PersonAsync(caller, call, isFresh: true, cancellationToken);
        var answer = await panel.GetAsync(call, $"/api/application/servers/{known.InternalId}?include=subusers", cancellationToken);
        return answer.Find("attributes") is { } server ? ForPerson(server, person) : null;
    }

    // The panel's filter is "contains" and takes commas as "or": equality is ours to check, and it must be one person only.
    private async Task<long> PersonAsync(Caller caller, PanelCall call, bool isFresh, CancellationToken cancellationToken)
    {
        if (!isFresh && _persons.TryGetValue(caller.UserId, out var kept) && clock.GetUtcNow() - kept.At < Keep)
        {
            return kept.PersonId;
        }

        var email = (await people.FindAsync(caller.UserId, cancellationToken))?.Email ?? throw PanelKeys.NotLinked();
        var found = new List<long>();
        await foreach (var user in panel.PagesAsync(call, $"/api/application/users?filter[email]={Uri.EscapeDataString(email)}&per_page=100", cancellationToken))
        {
            if (string.Equals(user.Text("email"), email, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(user.Count("id"));
            }
        }

        var person = found.Count == 1 ? found[0] : throw PanelKeys.NotLinked();
        _persons[caller.UserId] = (clock.GetUtcNow(), person);
        return person;
    }

    private static MappedServer? ForPerson(JsonElement server, long person)
    {
        var isOwner = server.Find("user") is not null && server.Count("user") == person;
        var subuser = server.Related("subusers")?.Items().FirstOrDefault(user => user.Find("user_id") is not null && user.Count("user_id") == person);
        var rights = subuser?.List("permissions").Select(right => right.GetString() ?? "").ToList();
        return server.Text("uuid") is { } id && (isOwner || rights is { Count: > 0 })
            ? new MappedServer(id, server.Text("identifier") ?? id[..8], server.Count("id"), isOwner, isOwner ? ["*"] : rights!)
            : null;
    }
}
