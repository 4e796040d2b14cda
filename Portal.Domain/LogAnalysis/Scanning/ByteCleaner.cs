using System.Buffers;

namespace Portal.Domain.LogAnalysis.Scanning;

/// <summary>
/// Takes terminal codes, § codes and control characters out of a block, so that a literal with a colour in its middle is found. What
/// <see cref="Reading.LineCleaner"/> does to a line, done to a million bytes, and only where there is something to do.
/// </summary>
internal static class ByteCleaner
{
    private const byte Escape = 0x1b;
    private const byte Wide = 0xC2;
    private const byte Control = 0x9B;
    private const byte Section = 0xA7;

    private static readonly SearchValues<byte> Special =
        SearchValues.Create([.. Enumerable.Range(0, 32).Where(b => b is not ('\t' or '\n' or '\r')).Select(b => (byte)b), 0x7F, Wide]);

    /// <summary>Cleans in place; what is left has the length that is returned.</summary>
    public static int Clean(Span<byte> block)
    {
        var (read, written, end) = (0, 0, -1);
        while (true)
        {
            var plain = block[read..].IndexOfAny(Special);
            var run = plain < 0 ? block.Length - read : plain;
            if (written < read && run > 0)
            {
                block.Slice(read, run).CopyTo(block[written..]);
            }

            (read, written) = (read + run, written + run);
            if (plain < 0)
            {
                return written;
            }

            if (end <= read)
            {
                var feed = block[read..].IndexOf((byte)'\n');
                end = feed < 0 ? block.Length : read + feed;
            }

            var next = After(block[..end], read);
            if (next == read)
            {
                block[written++] = block[read++];
            }
            else
            {
                read = next;
            }
        }
    }

    /// <summary>The place behind the code that begins here; <paramref name="at"/> itself when it is none and stays.</summary>
    private static int After(ReadOnlySpan<byte> line, int at) => line[at] switch
    {
        Escape => AfterEscape(line, at),
        Wide when At(line, at + 1) == Control => AfterControl(line, at + 2),
        Wide when At(line, at + 1) == Section && char.IsAsciiLetterOrDigit((char)At(line, at + 2)) => at + 3,
        Wide => at,
        _ => at + 1,
    };

    private static byte At(ReadOnlySpan<byte> line, int at) => at < line.Length ? line[at] : (byte)0;

    private static int AfterEscape(ReadOnlySpan<byte> line, int at) => (char)At(line, at + 1) switch
    {
        '[' => AfterControl(line, at + 2),
        ']' or 'P' or '_' or '^' => AfterText(line, at + 2),
        '(' or ')' or '#' => Math.Min(at + 3, line.Length),
        _ => Math.Min(at + 2, line.Length),
    };

    private static int AfterControl(ReadOnlySpan<byte> line, int at)
    {
        while (at < line.Length && line[at] is < (byte)'@' or > (byte)'~')
        {
            at++;
        }

        return Math.Min(at + 1, line.Length);
    }

    private static int AfterText(ReadOnlySpan<byte> line, int at)
    {
        var end = line[Math.Min(at, line.Length)..].IndexOfAny((byte)'\a', Escape);
        for (; end >= 0; end = line[at..].IndexOfAny((byte)'\a', Escape))
        {
            at += end + 1;
            if (line[at - 1] == '\a')
            {
                return at;
            }

            if (At(line, at) == '\\')
            {
                return at + 1;
            }
        }

        return line.Length;
    }
}
