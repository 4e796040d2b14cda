using Portal.Domain.LogAnalysis.Reading;
using Portal.Domain.LogAnalysis.Rules;
using Portal.Domain.LogAnalysis.Understanding;

namespace Portal.Domain.LogAnalysis.Scanning;

/// <summary>All literals that an analysis looks for, and who wants each: rules, clues of the software, the words of a ready server, lists of mods.</summary>
internal sealed class ScanPlan
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<Wanted> _wanted = [];

    public ScanPlan(Catalogue catalogue)
    {
        Rules = [.. catalogue.Rules];
        for (var i = 0; i < Rules.Count; i++)
        {
            foreach (var pattern in Rules[i].Patterns)
            {
                var wanted = Place(pattern.Anchor);
                wanted.Level = Rules[i].Level < wanted.Level ? Rules[i].Level : wanted.Level;
                if (!wanted.Rules.Contains(i))
                {
                    wanted.Rules.Add(i);
                }
            }
        }

        foreach (var clue in SoftwareClues.All)
        {
            Place(clue.Anchor).Clues.Add(clue);
        }

        foreach (var text in ReadyWords.All)
        {
            Place(text).SaysReady = true;
        }

        foreach (var text in ModList.Anchors)
        {
            Place(text).ListsMods = true;
        }

        Literals = [.. _wanted.Select(wanted => wanted.Literal)];
        Scanner = new LiteralScanner(Literals);
    }

    public IReadOnlyList<Rule> Rules { get; }

    public IReadOnlyList<string> Literals { get; }

    public LiteralScanner Scanner { get; }

    public Wanted this[int literal] => _wanted[literal];

    private Wanted Place(string literal)
    {
        // A literal never stands across lines; what is long enough of it before a line feed is as good.
        literal = literal.Split('\n').MaxBy(part => part.Length)!;
        if (!_places.TryGetValue(literal, out var place))
        {
            _places[literal] = place = _wanted.Count;
            _wanted.Add(new Wanted(literal));
        }

        return _wanted[place];
    }

    /// <summary>Who wants a literal.</summary>
    internal sealed class Wanted(string literal)
    {
        public string Literal => literal;

        /// <summary>The quietest level at which a rule listens; above all levels when none does.</summary>
        public LogLevel Level { get; set; } = LogLevel.Fatal + 1;

        /// <summary>Places of the rules.</summary>
        public List<int> Rules { get; } = [];

        public List<SoftwareClue> Clues { get; } = [];

        public bool SaysReady { get; set; }

        public bool ListsMods { get; set; }
    }
}
