using System.Text;
using Portal.Domain.Knowledge.Crawling;
using Portal.Integrations.Egress;

namespace Portal.Integrations.Crawl;

/// <summary>
/// The robots.txt of every host of a run, as RFC 9309 has it: up to five redirects are followed, to other hosts too; 4xx means that there are
/// no rules, 5xx and no answer that nothing may be read; 500 KiB are read.
/// </summary>
internal sealed class RobotsGate(SiteClient site, string agent)
{
    private const int MostRedirects = 5;
    private readonly Dictionary<string, RobotsFile> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _closed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Hosts whose rules cannot be known, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Closed => _closed;

    /// <summary>Whether an address may be read.</summary>
    public async Task<bool> AllowsAsync(Uri address, CancellationToken cancellationToken) =>
        (await FileAsync(address, cancellationToken)).Look(agent, address).Allowed;

    /// <summary>The rules of an address's host.</summary>
    public async Task<RobotsFile> FileAsync(Uri address, CancellationToken cancellationToken)
    {
        var origin = Origins.Of(address);
        if (!_files.TryGetValue(origin, out var file))
        {
            file = _files[origin] = await FetchAsync(origin, cancellationToken);
        }

        return file;
    }

    private async Task<RobotsFile> FetchAsync(string origin, CancellationToken cancellationToken)
    {
        var reply = await site.GetAsync(new Uri($"{origin}/robots.txt"), null, RobotsFile.MostCharacters, cancellationToken);
        for (var hop = 0; hop < MostRedirects && reply.IsRedirect && WebAddress.Resolve(reply.Address, reply.Location) is { } next; hop++)
        {
            reply = await site.GetAsync(next, null, RobotsFile.MostCharacters, cancellationToken);
        }

        if (reply.Status is 200)
        {
            return RobotsFile.Parse(Text(reply));
        }

        if (reply.Status is > 200 and < 500)
        {
            return RobotsFile.Open;
        }

        _closed[origin] = reply.Problem ?? $"The site answers with {reply.Status}.";
        return RobotsFile.Closed;
    }

    // Half a line would be another rule.
    private static string Text(SiteReply reply)
    {
        var text = Encoding.UTF8.GetString(reply.Body);
        return reply.IsCut && text.LastIndexOf('\n') is > 0 and var end ? text[..end] : text;
    }
}
