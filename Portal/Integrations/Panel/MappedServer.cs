namespace Portal.Integrations.Panel;

/// <summary>A server a person may use through the portal's own key, with the rights the panel has written down for them.</summary>
/// <param name="InternalId">The number of the panel's application interface.</param>
internal sealed record MappedServer(string Id, string Identifier, long InternalId, bool IsOwner, IReadOnlyList<string> Permissions)
{
    public bool Is(string serverId) =>
        string.Equals(Id, serverId, StringComparison.OrdinalIgnoreCase) || string.Equals(Identifier, serverId, StringComparison.OrdinalIgnoreCase);

    public bool May(string permission) => IsOwner || Permissions.Contains(permission, StringComparer.Ordinal);
}
