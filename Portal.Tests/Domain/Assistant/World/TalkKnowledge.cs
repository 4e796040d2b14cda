using Portal.Domain.Knowledge;

namespace Portal.Tests.Domain.Assistant.World;

/// <summary>A few articles, found by shared words.</summary>
internal sealed class TalkKnowledge : IKnowledgeIndex
{
    private static readonly (string Title, string Text)[] Articles =
    [
        ("Memory and Java flags", "When the Java heap is full the server is out of memory. Raise Xmx or restart the server."),
        ("Adding an operator", "To add an operator, type `op NAME` in the console. An operator may use every command."),
        ("Port in use", "When the port is already in use the server failed to bind to it. Change the port."),
        ("The whitelist", "Turn the whitelist on with `whitelist on` and add players with `whitelist add NAME`."),
        ("Plugin dependencies", "A plugin is disabled when a required dependency such as Vault is missing."),
        ("Java versions", "An unsupported class file version means the wrong Java version. Change the docker image."),
        ("Mod conflicts", "Two incompatible mods conflict. Remove one mod."),
        ("Exit code 137", "Exit code 137 means killed: out of memory in the container limit."),
        ("Corrupt regions", "A corrupt region file: the chunk cannot be loaded. Restore a backup."),
    ];

    public Task<KnowledgeAnswer> SearchAsync(KnowledgeQuestion question, int top, CancellationToken cancellationToken)
    {
        var words = Words(question.Text);
        var hits = Articles
            .Select((a, i) => (a, i, Score: (double)Words(a.Title + " " + a.Text).Intersect(words).Count()))
            .Where(h => h.Score > 1).OrderByDescending(h => h.Score).Take(top)
            .Select(h => new Passage(Guid.Parse($"00000000-0000-0000-0000-0000000000{h.i:00}"), "demo", $"demo/{h.i}.md", h.a.Title, [], h.Score, h.a.Text, null)).ToList();
        return Task.FromResult(new KnowledgeAnswer(question.Text, hits.Count == 0 ? 0.1 : 0.9, hits));
    }

    public Task<Passage?> FindAsync(Guid chunkId, CancellationToken cancellationToken) => Task.FromResult<Passage?>(null);

    private static HashSet<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', '.', ',', '?', '!', ':', '`'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2 && w is not ("the" or "how" or "and" or "can" or "with" or "what"))];
}
