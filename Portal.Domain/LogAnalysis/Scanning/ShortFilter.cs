using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Portal.Domain.LogAnalysis.Scanning;

/// <summary>
/// Looks at every place of a text for the rarest four bytes of short literals (all three of the shortest, whatever stands behind them): a
/// bit by the hash of the four bytes says whether one may be there, eight places at a time; what is there is compared with the literals.
/// </summary>
internal sealed unsafe class ShortFilter
{
    private const int Piece = sizeof(uint);
    private const int HashBits = 17;
    private const int SlotBits = 12;
    private const uint Multiplier = 0x9E3779B1;
    private const uint Three = 0xFFFFFF;

    private readonly byte[][] _literals;
    private readonly bool _vectors;
    private readonly uint[] _bits = new uint[(1 << HashBits) / 32];

    /// <summary>By the hash of the first three bytes: the first candidate.</summary>
    private readonly int[] _slots = new int[1 << SlotBits];
    private readonly Candidate[] _candidates;

    /// <param name="literals">All literals of the scanner.</param>
    /// <param name="places">Which of them to look for.</param>
    /// <param name="vectors">Whether to use vector instructions where the machine has them.</param>
    public ShortFilter(byte[][] literals, int[] places, bool vectors)
    {
        (_literals, _vectors) = (literals, vectors && Avx2.IsSupported);
        var candidates = new List<Candidate> { default };
        foreach (var place in places)
        {
            var literal = literals[place];
            var offset = literal.Length < Piece ? 0 : GramCost.Cheapest(literal, 1, paired: false);
            var three = (uint)(literal[offset] | (literal[offset + 1] << 8) | (literal[offset + 2] << 16));
            for (var last = literal.Length < Piece ? 0 : (int)literal[offset + 3]; last <= (literal.Length < Piece ? 255 : literal[offset + 3]); last++)
            {
                var hash = Hash(three | ((uint)last << 24));
                _bits[hash >> 5] |= 1u << (int)(hash & 31);
            }

            ref var slot = ref _slots[Slot(three)];
            candidates.Add(new Candidate(three, offset, place, slot));
            slot = candidates.Count - 1;
        }

        _candidates = [.. candidates];
    }

    public void Scan(ReadOnlySpan<byte> block, List<LiteralHit> hits)
    {
        var at = 0;
        fixed (byte* text = block)
        fixed (uint* bits = _bits)
        {
            if (_vectors)
            {
                at = ScanWide(text, block.Length, bits, hits);
            }

            for (; at + Piece <= block.Length; at++)
            {
                var hash = Hash(Unsafe.ReadUnaligned<uint>(text + at));
                if ((bits[hash >> 5] >> (int)(hash & 31) & 1) != 0)
                {
                    Verify(text, block.Length, at, hits);
                }
            }

            if (block.Length >= LiteralScanner.Shortest)
            {
                Verify(text, block.Length, block.Length - LiteralScanner.Shortest, hits);
            }
        }
    }

    private int ScanWide(byte* text, int length, uint* bits, List<LiteralHit> hits)
    {
        var at = 0;
        var spread = Vector256.Create(
            (byte)0, 1, 2, 3, 1, 2, 3, 4, 2, 3, 4, 5, 3, 4, 5, 6, 4, 5, 6, 7, 5, 6, 7, 8, 6, 7, 8, 9, 7, 8, 9, 10);
        for (; at + Vector128<byte>.Count <= length; at += Vector256<uint>.Count)
        {
            var letters = Vector128.Load(text + at);
            var pieces = Avx2.Shuffle(Vector256.Create(letters, letters), spread).AsUInt32();
            var hash = (pieces * Multiplier) >>> (32 - HashBits);
            var words = Avx2.GatherVector256(bits, (hash >>> 5).AsInt32(), sizeof(uint));
            var found = Avx2.ShiftLeftLogicalVariable(words, ~hash & Vector256.Create(31u)).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1)
            {
                Verify(text, length, at + BitOperations.TrailingZeroCount(found), hits);
            }
        }

        return at;
    }

    /// <summary>Compares with the literals whose three bytes stand here.</summary>
    private void Verify(byte* text, int length, int at, List<LiteralHit> hits)
    {
        var three = (uint)(text[at] | (text[at + 1] << 8) | (text[at + 2] << 16));
        for (var i = _slots[Slot(three)]; i != 0; i = _candidates[i].Next)
        {
            ref readonly var candidate = ref _candidates[i];
            var literal = _literals[candidate.Literal];
            var begin = at - candidate.Offset;
            if (candidate.Bytes == three && begin >= 0 && begin + literal.Length <= length && new ReadOnlySpan<byte>(text + begin, literal.Length).SequenceEqual(literal))
            {
                hits.Add(new LiteralHit(begin, candidate.Literal));
            }
        }
    }

    private static uint Hash(uint piece) => (piece * Multiplier) >> (32 - HashBits);

    private static uint Slot(uint three) => ((three & Three) * Multiplier) >> (32 - SlotBits);

    private readonly record struct Candidate(uint Bytes, int Offset, int Literal, int Next);
}
