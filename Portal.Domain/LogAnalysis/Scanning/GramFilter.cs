using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Portal.Domain.LogAnalysis.Scanning;

/// <summary>
/// Looks at every fourth place of a text only. Of each literal the window with the rarest letters is chosen; wherever the literal stands, two
/// neighbouring pieces of four bytes of that window stand on such places. A table says by the hash of a piece in which buckets it may be a first and in which a second piece; eight places at a time are looked up, and where first and second
/// agree in a bucket the text is compared with the literals themselves.
/// </summary>
internal sealed unsafe class GramFilter
{
    public const int Shortest = Stride + (2 * Piece) - 1;

    private const int Stride = 4;
    private const int Piece = sizeof(uint);
    private const int Buckets = 16;
    private const int HashBits = 15;
    private const uint Multiplier = 0x9E3779B1;

    private readonly byte[][] _literals;
    private readonly bool _vectors;

    /// <summary>The lower half of a word: buckets of first pieces. The upper half: of second ones.</summary>
    private readonly uint[] _words = new uint[1 << HashBits];
    private readonly int[] _slots = new int[1 << HashBits];
    private readonly Candidate[] _candidates;

    /// <param name="literals">All literals of the scanner.</param>
    /// <param name="places">Which of them to look for.</param>
    /// <param name="vectors">Whether to use vector instructions where the machine has them.</param>
    public GramFilter(byte[][] literals, int[] places, bool vectors)
    {
        (_literals, _vectors) = (literals, vectors && Avx2.IsSupported);
        var candidates = new List<Candidate> { default };
        for (var i = 0; i < places.Length; i++)
        {
            var literal = literals[places[i]];
            var window = GramCost.Cheapest(literal, Stride, paired: true);
            var bucket = 1u << (i % Buckets);
            for (var offset = window; offset < window + Stride; offset++)
            {
                Add(candidates, places[i], offset, bucket);
                _words[Hash(Unsafe.ReadUnaligned<uint>(ref literal[offset + Piece]))] |= bucket << 16;
            }
        }

        _candidates = [.. candidates];
    }

    public void Scan(ReadOnlySpan<byte> block, List<LiteralHit> hits)
    {
        var at = 0;
        fixed (byte* text = block)
        fixed (uint* words = _words)
        {
            if (_vectors && block.Length >= 2 * Vector256<byte>.Count)
            {
                at = ScanWide(text, block.Length, words, hits);
            }

            for (; at + (2 * Piece) <= block.Length; at += Stride)
            {
                var first = words[Hash(Unsafe.ReadUnaligned<uint>(text + at))];
                var second = words[Hash(Unsafe.ReadUnaligned<uint>(text + at + Piece))];
                if ((first & second >> 16) != 0)
                {
                    Verify(text, block.Length, at, hits);
                }
            }
        }
    }

    private int ScanWide(byte* text, int length, uint* words, List<LiteralHit> hits)
    {
        var at = 0;
        var following = Vector256.Create(1u, 2, 3, 4, 5, 6, 7, 0);
        var here = Look(text, words);
        for (; at + (2 * Vector256<byte>.Count) <= length; at += Vector256<byte>.Count)
        {
            var next = Look(text + at + Vector256<byte>.Count, words);
            var second = Avx2.PermuteVar8x32(Avx2.Blend(here, next, 1), following);
            var agreed = here & (second >>> 16);
            if (agreed != Vector256<uint>.Zero)
            {
                var found = ~Vector256.Equals(agreed, Vector256<uint>.Zero).ExtractMostSignificantBits() & 0xFF;
                for (; found != 0; found &= found - 1)
                {
                    Verify(text, length, at + (BitOperations.TrailingZeroCount(found) * Stride), hits);
                }
            }

            here = next;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Look(byte* text, uint* words) =>
        Avx2.GatherVector256(words, ((Vector256.Load((uint*)text) * Multiplier) >>> (32 - HashBits)).AsInt32(), sizeof(uint));

    private void Verify(byte* text, int length, int at, List<LiteralHit> hits)
    {
        var piece = Unsafe.ReadUnaligned<uint>(text + at);
        for (var i = _slots[Hash(piece)]; i != 0; i = _candidates[i].Next)
        {
            ref readonly var candidate = ref _candidates[i];
            if (candidate.Bytes != piece || at < candidate.Offset || at - candidate.Offset + candidate.Length > length)
            {
                continue;
            }

            var begin = text + at - candidate.Offset;
            if (Unsafe.ReadUnaligned<uint>(begin) == candidate.Begin && Unsafe.ReadUnaligned<uint>(begin + candidate.Length - Piece) == candidate.End
                && new ReadOnlySpan<byte>(begin, candidate.Length).SequenceEqual(_literals[candidate.Literal]))
            {
                hits.Add(new LiteralHit(at - candidate.Offset, candidate.Literal));
            }
        }
    }

    private void Add(List<Candidate> candidates, int place, int offset, uint bucket)
    {
        var literal = _literals[place];
        var piece = Unsafe.ReadUnaligned<uint>(ref literal[offset]);
        _words[Hash(piece)] |= bucket;
        ref var slot = ref _slots[Hash(piece)];
        candidates.Add(new Candidate(
            piece, offset, literal.Length, Unsafe.ReadUnaligned<uint>(ref literal[0]), Unsafe.ReadUnaligned<uint>(ref literal[^Piece]), place, slot));
        slot = candidates.Count - 1;
    }

    private static uint Hash(uint piece) => (piece * Multiplier) >> (32 - HashBits);

    private readonly record struct Candidate(uint Bytes, int Offset, int Length, uint Begin, uint End, int Literal, int Next);
}
