using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Portal.Domain.LogAnalysis.Scanning;

/// <summary>
/// Looks at every place of a text for the three rarest bytes of short literals: each half of each byte says in which of eight buckets it may
/// be, and what is left after six looks is compared with the bucket's literals.
/// </summary>
internal sealed class NibbleFilter
{
    private const int Buckets = 8;
    private const int Looks = LiteralScanner.Shortest;

    private readonly byte[][] _literals;
    private readonly (int Literal, int Offset)[][] _buckets;
    private readonly byte[][] _low = [new byte[16], new byte[16], new byte[16]];
    private readonly byte[][] _high = [new byte[16], new byte[16], new byte[16]];
    private readonly bool _vectors;

    /// <param name="literals">All literals of the scanner.</param>
    /// <param name="places">Which of them to look for.</param>
    /// <param name="vectors">Whether to use vector instructions where the machine has them.</param>
    public NibbleFilter(byte[][] literals, int[] places, bool vectors)
    {
        (_literals, _vectors) = (literals, vectors);

        // Neighbours in order begin alike, so that a bucket stays narrow.
        var sorted = places.Select(place => (Literal: place, Offset: GramCost.CheapestThree(literals[place])))
            .OrderBy(part => literals[part.Literal][part.Offset]).ThenBy(part => literals[part.Literal][part.Offset + 1]).ToArray();
        _buckets = [.. Enumerable.Range(0, Buckets).Select(bucket => sorted.Where((_, i) => i * Buckets / sorted.Length == bucket).ToArray())];
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            foreach (var (literal, offset) in _buckets[bucket])
            {
                for (var i = 0; i < Looks; i++)
                {
                    _low[i][literals[literal][offset + i] & 15] |= (byte)(1 << bucket);
                    _high[i][literals[literal][offset + i] >> 4] |= (byte)(1 << bucket);
                }
            }
        }
    }

    public void Scan(ReadOnlySpan<byte> block, List<LiteralHit> hits)
    {
        var at = 0;
        if (_vectors && Avx2.IsSupported)
        {
            at = ScanWide(block, hits);
        }
        else if (_vectors && Vector128.IsHardwareAccelerated)
        {
            at = ScanNarrow(block, hits);
        }

        for (; at + Looks <= block.Length; at++)
        {
            var buckets = Look(0, block[at]) & Look(1, block[at + 1]) & Look(2, block[at + 2]);
            if (buckets != 0)
            {
                Verify(block, at, buckets, hits);
            }
        }
    }

    private int Look(int i, byte letter) => _low[i][letter & 15] & _high[i][letter >> 4];

    private int ScanWide(ReadOnlySpan<byte> block, List<LiteralHit> hits)
    {
        var at = 0;
        var (low0, low1, low2) = (Twice(_low[0]), Twice(_low[1]), Twice(_low[2]));
        var (high0, high1, high2) = (Twice(_high[0]), Twice(_high[1]), Twice(_high[2]));
        var half = Vector256.Create((byte)15);
        for (; at + Vector256<byte>.Count + Looks - 1 <= block.Length; at += Vector256<byte>.Count)
        {
            var (first, second, third) = (Vector256.Create(block[at..]), Vector256.Create(block[(at + 1)..]), Vector256.Create(block[(at + 2)..]));
            var buckets = Avx2.Shuffle(low0, first & half) & Avx2.Shuffle(high0, first >>> 4 & half)
                & Avx2.Shuffle(low1, second & half) & Avx2.Shuffle(high1, second >>> 4 & half)
                & Avx2.Shuffle(low2, third & half) & Avx2.Shuffle(high2, third >>> 4 & half);
            for (var found = ~Vector256.Equals(buckets, Vector256<byte>.Zero).ExtractMostSignificantBits(); found != 0; found &= found - 1)
            {
                var i = BitOperations.TrailingZeroCount(found);
                Verify(block, at + i, buckets[i], hits);
            }
        }

        return at;
    }

    private int ScanNarrow(ReadOnlySpan<byte> block, List<LiteralHit> hits)
    {
        var at = 0;
        for (; at + Vector128<byte>.Count + Looks - 1 <= block.Length; at += Vector128<byte>.Count)
        {
            var buckets = Vector128<byte>.AllBitsSet;
            for (var i = 0; i < Looks; i++)
            {
                var letters = Vector128.Create(block[(at + i)..]);
                buckets &= Vector128.Shuffle(Vector128.Create(_low[i]), letters & Vector128.Create((byte)15)) & Vector128.Shuffle(Vector128.Create(_high[i]), letters >>> 4);
            }

            for (var found = Vector128.Equals(buckets, Vector128<byte>.Zero).ExtractMostSignificantBits() ^ 0xFFFF; found != 0; found &= found - 1)
            {
                var i = BitOperations.TrailingZeroCount(found);
                Verify(block, at + i, buckets[i], hits);
            }
        }

        return at;
    }

    private static Vector256<byte> Twice(byte[] table) => Vector256.Create(Vector128.Create(table), Vector128.Create(table));

    private void Verify(ReadOnlySpan<byte> block, int at, int buckets, List<LiteralHit> hits)
    {
        for (; buckets != 0; buckets &= buckets - 1)
        {
            foreach (var (literal, offset) in _buckets[BitOperations.TrailingZeroCount(buckets)])
            {
                if (at >= offset && block[(at - offset)..].StartsWith(_literals[literal]))
                {
                    hits.Add(new LiteralHit(at - offset, literal));
                }
            }
        }
    }
}
