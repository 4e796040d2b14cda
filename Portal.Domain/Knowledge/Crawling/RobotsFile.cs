namespace Portal.Domain.Knowledge.Crawling;

/// <summary>What a robots.txt says about an address.</summary>
/// <param name="Allowed">Whether it may be read.</param>
/// <param name="Rule">The line that decided, or null when none does.</param>
public sealed record RobotsVerdict(bool Allowed, string? Rule);

/// <summary>A robots.txt, read as RFC 9309 says: groups of one agent are joined, the longest rule wins, and of two as long, the allowing one.</summary>
public sealed class RobotsFile
{
    /// <summary>Bytes that are read of a file; the standard asks for this many at least.</summary>
    public const int MostCharacters = 512 * 1024;

    private readonly List<(string Agent, RobotsRule? Rule)> _rules = [];
    private readonly List<Uri> _sitemaps = [];

    private RobotsFile()
    {
    }

    /// <summary>A host without rules: everything may be read.</summary>
    public static RobotsFile Open { get; } = new();

    /// <summary>A host whose rules cannot be known: nothing may be read.</summary>
    public static RobotsFile Closed { get; } = Parse("User-agent: *\nDisallow: /");

    /// <summary>The sitemaps it names; they belong to no group.</summary>
    public IReadOnlyList<Uri> Sitemaps => _sitemaps;

    /// <summary>Reads the text; what is not understood is passed over.</summary>
    public static RobotsFile Parse(string text)
    {
        var file = new RobotsFile();
        var (agents, inRules) = (new List<string>(), false);
        foreach (var line in text.AsSpan(0, Math.Min(text.Length, MostCharacters)).TrimStart('\uFEFF').ToString().Split('\n', '\r'))
        {
            var (name, value) = Field(line);
            if (name == "user-agent")
            {
                agents = inRules ? [] : agents;
                inRules = false;
                agents.Add(Token(value));
                file._rules.Add((Token(value), null));
            }
            else if (name is "allow" or "disallow")
            {
                inRules = true;
                var rule = value.Length == 0 ? null : new RobotsRule(name == "allow", value);
                file._rules.AddRange(agents.Select(agent => (agent, rule)));
            }
            else if (name == "sitemap" && Uri.TryCreate(value, UriKind.Absolute, out var named) && WebAddress.TryNormal(named) is { } sitemap)
            {
                file._sitemaps.Add(sitemap);
            }
        }

        return file;
    }

    /// <summary>Whether an agent may read an address of this host.</summary>
    public RobotsVerdict Look(string agent, Uri address)
    {
        var path = RobotsRule.Normal(address.PathAndQuery);
        if (address.AbsolutePath == "/robots.txt")
        {
            return new RobotsVerdict(true, null);
        }

        var token = Token(agent);
        var group = _rules.Any(entry => entry.Agent == token) ? token : "*";
        var rule = _rules.Where(entry => entry.Agent == group && entry.Rule is { } r && r.Matches(path)).Select(entry => entry.Rule!)
            .OrderByDescending(r => r.Pattern.Length).ThenByDescending(r => r.Allows).FirstOrDefault();
        return new RobotsVerdict(rule?.Allows ?? true, rule?.ToString());
    }

    private static (string Name, string Value) Field(string line)
    {
        var told = line.Split('#')[0];
        var colon = told.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", "") : (told[..colon].Trim().ToLowerInvariant(), told[(colon + 1)..].Trim());
    }

    // "Portal/1.0 (+https://…)" is the agent "portal".
    private static string Token(string agent)
    {
        var name = agent.Trim();
        var end = name.AsSpan().IndexOfAny('/', ' ', '\t');
        return (end < 0 ? name : name[..end]).ToLowerInvariant();
    }
}
