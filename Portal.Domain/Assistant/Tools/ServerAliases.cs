using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Tools;

/// <summary>Short names for the caller's servers in one conversation: s1, s2 … The map stays here; an id that is not in it cannot be expressed.</summary>
public sealed class ServerAliases
{
    private readonly Dictionary<string, PanelServer> _byAlias;
    private readonly Dictionary<string, string> _byId;

    public ServerAliases(IReadOnlyList<PanelServer> servers)
    {
        // By uuid, so that a server keeps its short name in a conversation whatever order the panel lists them in.
        var ordered = servers.OrderBy(s => s.Id, StringComparer.Ordinal).ToList();
        _byAlias = ordered.Select((server, i) => (Alias: $"s{i + 1}", server)).ToDictionary(p => p.Alias, p => p.server, StringComparer.Ordinal);
        _byId = _byAlias.ToDictionary(p => p.Value.Id, p => p.Key, StringComparer.Ordinal);
        All = [.. _byAlias.Keys];
    }

    /// <summary>Every alias, s1 first.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The server of an alias.</summary>
    public PanelServer Server(string alias) => _byAlias[alias];

    /// <summary>The alias of a server, or null when it is none of the caller's.</summary>
    public string? Of(string serverId) => _byId.GetValueOrDefault(serverId);
}
