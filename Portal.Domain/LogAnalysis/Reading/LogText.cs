using System.IO.Compression;
using System.Text;

namespace Portal.Domain.LogAnalysis.Reading;

/// <summary>Gets text out of bytes: gzip, byte order marks, UTF-16; broken UTF-8 becomes replacement characters.</summary>
internal static class LogText
{
    /// <summary>The most text an analysis takes (security, D27: a dropped log has 64 MiB after unpacking).</summary>
    public const int MostCharacters = 64 * 1024 * 1024;

    public static string Read(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[2];
        var got = stream.ReadAtLeast(head, 2, throwOnEndOfStream: false);
        using var whole = new HeadedStream(head.AsMemory(0, got), stream);
        if (got == 2 && head is [0x1f, 0x8b])
        {
            using var unpacked = new GZipStream(whole, CompressionMode.Decompress);
            return Decode(unpacked, cancellationToken);
        }

        return Decode(whole, cancellationToken);
    }

    private static string Decode(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 64 * 1024);
        var text = new StringBuilder();
        var buffer = new char[64 * 1024];
        for (int read; (read = reader.Read(buffer)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (text.Length + read > MostCharacters)
            {
                throw new InvalidDataException("The log is larger than 64 MiB.");
            }

            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }
}
