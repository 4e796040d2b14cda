using System.Collections.Frozen;
using Portal.Domain.ModelRouting;

namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>
/// Finds the owner's servers in their words: by name, with slips, by a telling part of the name, by the panel's short id.
/// Found names are replaced by <see cref="Mark"/>, so that a server called "restart everything" asks for nothing.
/// </summary>
public sealed class ServerMatcher
{
    /// <summary>Stands for a server's name in marked text.</summary>
    public const string Mark = "servername";

    // Parts of names that are everyday words: alone they name nothing.
    private static readonly FrozenSet<string> Everyday = new[]
    {
        "world", "server", "servers", "lab", "smp", "old", "new", "main", "test", "the", "my", "minecraft", "game", "network", "hub", "mode", "and", "welt", "neu", "alt",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly IReadOnlyList<(string[] Words, NamedServer Server, bool Fuzzy)> _names;

    public ServerMatcher(IReadOnlyList<NamedServer> servers)
    {
        var whole = servers.Select(s => (Words: Split(s.Name), Server: s, Fuzzy: true)).Where(n => n.Words.Length > 0).ToList();
        var parts = whole.Where(n => n.Words.Length > 1)
            .SelectMany(n => n.Words.Where(w => w.Length >= 4 && !Everyday.Contains(w)).Select(w => (Words: new[] { w }, n.Server, Fuzzy: false)))
            .GroupBy(p => p.Words[0]).Where(g => g.Count() == 1 && !whole.Exists(n => n.Words.Length == 1 && n.Words[0] == g.Key)).Select(g => g.Single());
        var ids = servers.Where(s => s.Identifier.Length >= 6).Select(s => (Words: new[] { FoldedText.Fold(s.Identifier) }, Server: s, Fuzzy: false));
        _names = [.. whole.Concat(parts).Concat(ids).OrderByDescending(n => n.Words.Length)];
    }

    /// <summary>Folded words with names marked, and the servers in the order they are named.</summary>
    public (string Marked, IReadOnlyList<string> Servers) Find(string folded)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var found = new List<(int At, string Id)>();
        var taken = new bool[words.Count];
        foreach (var exact in (bool[])[true, false])
        {
            foreach (var name in _names.Where(n => exact || n.Fuzzy))
            {
                for (var i = 0; i + name.Words.Length <= words.Count; i++)
                {
                    if (!Free(taken, i, name.Words.Length) || !Matches(words, i, name.Words, exact) || IsGameMode(words, i, name.Words.Length))
                    {
                        continue;
                    }

                    found.Add((i, name.Server.Id));
                    Array.Fill(taken, true, i, name.Words.Length);
                }
            }
        }

        return (Marked(words, found, taken), [.. found.OrderBy(f => f.At).Select(f => f.Id).Distinct()]);
    }

    private static string Marked(List<string> words, List<(int At, string Id)> found, bool[] taken)
    {
        var starts = found.Select(f => f.At).ToHashSet();
        return string.Join(' ', words.Select((word, i) => starts.Contains(i) ? Mark + Tail(word) : taken[i] ? Tail(word) : word).Where(w => w.Length > 0));
    }

    private static bool Free(bool[] taken, int from, int count) => !taken.AsSpan(from, count).Contains(true);

    private static bool Matches(List<string> words, int from, string[] name, bool exact)
    {
        for (var i = 0; i < name.Length; i++)
        {
            var word = Bare(words[from + i]);
            if (exact ? word != name[i] : name[i].Length < 5 ? word != name[i] : !Spelling.IsMeant(word, name[i]))
            {
                return false;
            }
        }

        return true;
    }

    // "creative mode", "gamemode survival", "in the hardcore difficulty" are about the game, not about a server.
    private static bool IsGameMode(List<string> words, int from, int count) =>
        (from + count < words.Count && Bare(words[from + count]) is "mode" or "gamemode" or "modus" or "difficulty" or "spielmodus" or "worlds" or "inventory")
        || (from > 0 && Bare(words[from - 1]) is "gamemode" or "/gamemode" or "spielmodus");

    private static string Bare(string word)
    {
        var bare = word.Trim(',', '.', '!', '?', ';', ':', '(', ')', '"', '\'', '*', '_', '[', ']', '-');
        return bare.EndsWith("'s", StringComparison.Ordinal) ? bare[..^2] : bare;
    }

    private static string Tail(string word) => word.Length > 0 && word[^1] is ',' or '.' or '!' or '?' or ';' or ':' ? word[^1..] : "";

    private static string[] Split(string name) =>
        [.. FoldedText.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Bare).Where(word => word.Length > 0)];
}
