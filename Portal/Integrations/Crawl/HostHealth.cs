namespace Portal.Integrations.Crawl;

/// <summary>Leaves a host alone for the rest of the run when it failed too often.</summary>
internal sealed class HostHealth(int mostFailures)
{
    private readonly Dictionary<string, (int Failures, string Last)> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What went wrong, a sentence a host: those left alone first.</summary>
    public IEnumerable<string> Troubles => _hosts.OrderByDescending(host => host.Value.Failures).Select(host => host.Value.Failures >= mostFailures
        ? $"{host.Key} failed {host.Value.Failures} times and was left alone: {host.Value.Last}"
        : $"{host.Key} failed {host.Value.Failures} times: {host.Value.Last}");

    /// <summary>Whether the host failed too often.</summary>
    public bool IsLeftAlone(Uri address) => _hosts.TryGetValue(address.Authority, out var host) && host.Failures >= mostFailures;

    /// <summary>Counts an answer.</summary>
    public void Note(Uri address, SiteReply reply)
    {
        if (reply.IsPassing)
        {
            _hosts[address.Authority] = (_hosts.GetValueOrDefault(address.Authority).Failures + 1, reply.Problem ?? "");
        }
    }
}
