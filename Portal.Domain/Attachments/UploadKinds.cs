namespace Portal.Domain.Attachments;

/// <summary>What an upload is, by its first bytes. Names are not believed.</summary>
public enum UploadKind
{
    Text,
    Gzip,
    Utf16Little,
    Utf16Big,

    /// <summary>Several files in one: refused (security, D27).</summary>
    Archive,

    /// <summary>No text at all.</summary>
    Binary,
}

/// <summary>Tells them apart. Pure.</summary>
public static class UploadKinds
{
    /// <summary>Bytes that are needed to tell.</summary>
    public const int HeadBytes = 4096;

    private const int TarMark = 257;

    private static readonly byte[][] Archives =
    [
        [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], // zip, jar, mrpack
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], // 7z
        [0x52, 0x61, 0x72, 0x21], // rar
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], // xz
        [0x28, 0xB5, 0x2F, 0xFD], // zstd
        [0x42, 0x5A, 0x68], // bzip2
    ];

    private static readonly byte[][] Binaries = [[0x25, 0x50, 0x44, 0x46], [0x89, 0x50, 0x4E, 0x47], [0x7F, 0x45, 0x4C, 0x46], [0xCA, 0xFE, 0xBA, 0xBE], [0xFF, 0xD8, 0xFF]];

    /// <summary>The kind of what begins like this.</summary>
    public static UploadKind Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return UploadKind.Gzip;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return UploadKind.Utf16Little;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return UploadKind.Utf16Big;
        }

        return IsOneOf(head, Archives) || (head.Length > TarMark + 5 && head.Slice(TarMark, 5).SequenceEqual("ustar"u8)) ? UploadKind.Archive
            : IsOneOf(head, Binaries) ? UploadKind.Binary
            : Unmarked(head);
    }

    private static bool IsOneOf(ReadOnlySpan<byte> head, byte[][] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (head.StartsWith(beginning))
            {
                return true;
            }
        }

        return false;
    }

    // A log that a power cut left has runs of NUL, and a coloured one escapes; a program is mostly such bytes.
    private static UploadKind Unmarked(ReadOnlySpan<byte> head)
    {
        var (odd, evenNuls, oddNuls) = (0, 0, 0);
        for (var i = 0; i < head.Length; i++)
        {
            odd += head[i] is < 0x20 and not (0x09 or 0x0A or 0x0D or 0x1B) ? 1 : 0;
            evenNuls += head[i] == 0 && i % 2 == 0 ? 1 : 0;
            oddNuls += head[i] == 0 && i % 2 == 1 ? 1 : 0;
        }

        return oddNuls > head.Length * 2 / 5 && evenNuls == 0 ? UploadKind.Utf16Little
            : evenNuls > head.Length * 2 / 5 && oddNuls == 0 ? UploadKind.Utf16Big
            : odd > head.Length * 3 / 10 ? UploadKind.Binary
            : UploadKind.Text;
    }
}
