using System.Globalization;
using Portal.Domain.LogAnalysis.Reading;
using Portal.Domain.LogAnalysis.Scanning;

namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>
/// What rules said of entries that read the same: floods repeat themselves, and an expression costs more than a look. Where all rules that
/// could match take every digit for any other, entries that differ in digits only read the same. Bounded: when it is full it begins anew.
/// </summary>
internal sealed class MatchMemory(ScanPlan plan)
{
    private const int MostLetters = 8 * 1024;
    private const int MostKept = 1024 * 1024;

    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<int, bool> _blind = [];
    private readonly char[] _key = new char[MostLetters];
    private int _kept;

    /// <summary>What is known of an entry; null when it must be matched.</summary>
    public Known? Find(LogEntry entry) =>
        Key(entry) is { Length: > 0 } key && _known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var known) ? known : null;

    /// <summary>Remembers what was found.</summary>
    public Known Keep(LogEntry entry, IEnumerable<RuleMatch> matches)
    {
        var isExact = entry.Literals.Exists(literal => !IsBlind(literal));
        var known = new Known([.. matches], isExact);
        var key = Key(entry);
        if (key.Length > 0)
        {
            if (_kept > MostKept)
            {
                _known.Clear();
                _kept = 0;
            }

            _known[key.ToString()] = known;
            _kept += key.Length;
        }

        return known;
    }

    /// <summary>Level and kind, the literals, and the lines; empty when that is too long.</summary>
    private ReadOnlySpan<char> Key(LogEntry entry)
    {
        var at = 0;
        _key[at++] = (char)('A' + (int)entry.Level);
        _key[at++] = entry.HasHead ? 'h' : 'b';
        _key[at++] = entry.Origin is LogOrigin.Daemon ? 'd' : 's';
        if (entry.Literals.Count > 64)
        {
            return [];
        }

        var isExact = false;
        foreach (var literal in entry.Literals)
        {
            literal.TryFormat(_key.AsSpan(at), out var written, "x", CultureInfo.InvariantCulture);
            at += written;
            _key[at++] = ',';
            isExact |= !IsBlind(literal);
        }

        foreach (var line in entry.Lines)
        {
            if (at + line.Length + 1 > MostLetters)
            {
                return [];
            }

            Add(line, isExact, _key.AsSpan(at));
            at += line.Length;
            _key[at++] = '\n';
        }

        return _key.AsSpan(0, at);
    }

    private static void Add(string line, bool isExact, Span<char> to)
    {
        if (isExact)
        {
            line.CopyTo(to);
            return;
        }

        for (var i = 0; i < line.Length; i++)
        {
            to[i] = (uint)(line[i] - '0') <= 9 ? '0' : line[i];
        }
    }

    private bool IsBlind(int literal)
    {
        if (!_blind.TryGetValue(literal, out var isBlind))
        {
            _blind[literal] = isBlind = plan[literal].Rules.TrueForAll(place => plan.Rules[place].IsDigitBlind);
        }

        return isBlind;
    }

    /// <summary>What rules said.</summary>
    /// <param name="Matches">Those that no more specific one silences.</param>
    /// <param name="IsExact">Whether it holds for this very text only, and not for others with other digits.</param>
    internal sealed record Known(RuleMatch[] Matches, bool IsExact)
    {
        /// <summary>For each match the group of hits that all of its kind belong to; null where it depends on digits.</summary>
        public object?[] Groups { get; } = new object?[Matches.Length];
    }
}
