namespace Portal.Domain.Memory;

/// <summary>A server with how much it is used now.</summary>
/// <param name="Weight">About the number of uses in the last weeks; never negative.</param>
public sealed record FrequentServer(string ServerId, string Name, double Weight);

/// <summary>All that is remembered about one owner, as it is now (S1).</summary>
/// <param name="Issues">At most five, newest first.</param>
/// <param name="Servers">Most used first.</param>
/// <param name="Preferences">One a key.</param>
/// <param name="Escalations">Newest first.</param>
public sealed record OwnerMemory(
    IReadOnlyList<MemoryItem> Issues, IReadOnlyList<FrequentServer> Servers, IReadOnlyList<MemoryItem> Preferences, IReadOnlyList<MemoryItem> Escalations)
{
    public static OwnerMemory Empty { get; } = new([], [], [], []);

    /// <summary>Whether nothing at all is remembered.</summary>
    public bool IsEmpty => Issues.Count + Servers.Count + Preferences.Count + Escalations.Count == 0;

    /// <summary>The value of a preference, e.g. <c>de</c>, or null while there is none.</summary>
    public string? Preference(string key) =>
        Preferences.FirstOrDefault(item => item.Key == key) is { } item ? PreferenceChoice.Of(item)?.Value : null;

    /// <summary>The newest issue of this server that is not settled, or null.</summary>
    public MemoryItem? OpenIssue(string serverId) =>
        Issues.FirstOrDefault(issue => issue.ServerId == serverId && issue.Resolution == IssueResolution.Open);
}
