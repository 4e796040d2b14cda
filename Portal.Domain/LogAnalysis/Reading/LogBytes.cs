using System.IO.Compression;
using System.Text;

namespace Portal.Domain.LogAnalysis.Reading;

/// <summary>Makes UTF-8 of what a log comes as: gzip by its first bytes, UTF-16 with or without its mark.</summary>
internal static class LogBytes
{
    /// <summary>The most bytes of text that a dropped or sent log may have (security, D27: 64 MiB after unpacking).</summary>
    public const long MostOfUpload = 64 * 1024 * 1024;

    private const int Sample = 512;

    /// <summary>The stream of UTF-8; the caller closes it, and <paramref name="stream"/> itself.</summary>
    public static Stream Open(Stream stream)
    {
        var (head, whole) = Peek(stream, 2);
        return Decoded(head is [0x1f, 0x8b] ? new GZipStream(whole, CompressionMode.Decompress) : whole);
    }

    private static Stream Decoded(Stream stream)
    {
        var (head, whole) = Peek(stream, Sample);
        return head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Without(whole, 3),
            [0xFF, 0xFE, ..] => Transcoded(Without(whole, 2), Encoding.Unicode),
            [0xFE, 0xFF, ..] => Transcoded(Without(whole, 2), Encoding.BigEndianUnicode),
            _ when IsWide(head, 1) => Transcoded(whole, Encoding.Unicode),
            _ when IsWide(head, 0) => Transcoded(whole, Encoding.BigEndianUnicode),
            _ => whole,
        };
    }

    private static Stream Transcoded(Stream stream, Encoding from) => Encoding.CreateTranscodingStream(stream, from, Encoding.UTF8);

    /// <summary>Latin letters in UTF-16 have a zero in every other byte, and nowhere else.</summary>
    private static bool IsWide(byte[] head, int zeros)
    {
        var (zero, other) = (0, 0);
        for (var i = 0; i < head.Length; i++)
        {
            (zero, other) = (zero + (head[i] == 0 && i % 2 == zeros ? 1 : 0), other + (head[i] == 0 && i % 2 != zeros ? 1 : 0));
        }

        return head.Length >= 8 && other == 0 && zero > head.Length * 2 / 5;
    }

    private static Stream Without(Stream stream, int bytes)
    {
        stream.ReadExactly(new byte[bytes]);
        return stream;
    }

    private static (byte[] Head, Stream Whole) Peek(Stream stream, int bytes)
    {
        var head = new byte[bytes];
        var got = stream.ReadAtLeast(head, bytes, throwOnEndOfStream: false);
        return (head[..got], new HeadedStream(head.AsMemory(0, got), stream));
    }
}
