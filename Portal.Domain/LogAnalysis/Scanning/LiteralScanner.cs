using System.Text;

namespace Portal.Domain.LogAnalysis.Scanning;

/// <summary>
/// Finds all occurrences of many literals in bytes: a pass of <see cref="GramFilter"/> for long ones, which it finds by every fourth place, and
/// one of <see cref="ShortFilter"/> for short ones where there are any.
/// </summary>
internal sealed class LiteralScanner
{
    /// <summary>A shorter literal would stand nearly everywhere.</summary>
    public const int Shortest = 3;

    private readonly byte[][] _literals;
    private readonly GramFilter? _long;
    private readonly ShortFilter? _short;

    /// <param name="literals">Of <see cref="Shortest"/> bytes and more, without line feeds.</param>
    /// <param name="vectors">False: only plain instructions, which give the same hits. For comparison.</param>
    public LiteralScanner(IReadOnlyList<string> literals, bool vectors = true)
    {
        _literals = [.. literals.Select(Encoding.UTF8.GetBytes)];
        if (Array.Exists(_literals, literal => literal.Length < Shortest || literal.Contains((byte)'\n')))
        {
            throw new ArgumentException("A literal has three bytes or more, and no line feed.", nameof(literals));
        }

        var wide = Places(literal => literal.Length >= GramFilter.Shortest);
        var narrow = Places(literal => literal.Length < GramFilter.Shortest);
        _long = wide.Length > 0 ? new GramFilter(_literals, wide, vectors) : null;
        _short = narrow.Length > 0 ? new ShortFilter(_literals, narrow, vectors) : null;
    }

    /// <summary>Adds all hits in the order of the text; those of one place in any order.</summary>
    public void Scan(ReadOnlySpan<byte> block, List<LiteralHit> hits)
    {
        var before = hits.Count;
        _long?.Scan(block, hits);
        var between = hits.Count;
        _short?.Scan(block, hits);
        if (between > before && hits.Count > between)
        {
            hits.Sort(before, hits.Count - before, ByPlace.Instance);
        }
    }

    private int[] Places(Predicate<byte[]> wanted) => [.. Enumerable.Range(0, _literals.Length).Where(i => wanted(_literals[i]))];

    private sealed class ByPlace : IComparer<LiteralHit>
    {
        public static readonly ByPlace Instance = new();

        public int Compare(LiteralHit x, LiteralHit y) => x.At.CompareTo(y.At);
    }
}
