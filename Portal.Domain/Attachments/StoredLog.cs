using System.Buffers;
using System.Text;
using Portal.Domain.Safety;

namespace Portal.Domain.Attachments;

/// <summary>A line as a viewer shows it.</summary>
/// <param name="Text">Clean: no codes, no invisible characters.</param>
/// <param name="Cut">Characters, about, that were left off a very long line.</param>
public sealed record LogLine(string Text, LineLevel Level, long Cut);

/// <summary>Where a text occurs.</summary>
/// <param name="Count">Lines that hold it.</param>
/// <param name="Lines">Their numbers, ascending; the first <see cref="StoredLog.MostHits"/> of them.</param>
public sealed record LogHits(long Count, IReadOnlyList<long> Lines);

/// <summary>
/// A stored log, read in windows. Memory does not depend on its size, nor on how long its lines are.
/// </summary>
public sealed class StoredLog(Func<Stream> open, LineIndex index)
{
    /// <summary>Lines of one window at most.</summary>
    public const int MostLines = 500;

    /// <summary>Hits that are named.</summary>
    public const int MostHits = 10_000;

    /// <summary>Bytes of a line that are shown.</summary>
    public const int MostLineBytes = 2000;

    private const int BufferBytes = 256 * 1024;

    public LineIndex Index => index;

    /// <summary>The text from its beginning.</summary>
    public Stream Open() => open();

    /// <summary>Lines from <paramref name="from"/> (1-based) on; fewer at the end, none beyond it.</summary>
    public async Task<IReadOnlyList<LogLine>> WindowAsync(long from, int count, CancellationToken cancellationToken)
    {
        var (offset, line) = index.Before(from);
        var lines = new List<LogLine>();
        var last = Math.Min(index.Lines, from + Math.Clamp(count, 0, MostLines) - 1);
        await using var stream = open();
        stream.Position = offset;
        var (kept, keptBytes, length) = (new byte[MostLineBytes], 0, 0L);
        await foreach (var (part, ends) in PartsAsync(stream, cancellationToken))
        {
            if (line > last)
            {
                break;
            }

            if (line >= from)
            {
                var taken = Math.Min(part.Length, MostLineBytes - keptBytes);
                part.Span[..taken].CopyTo(kept.AsSpan(keptBytes));
                (keptBytes, length) = (keptBytes + taken, length + part.Length);
                if (ends)
                {
                    lines.Add(Make(kept.AsSpan(0, keptBytes), length));
                }
            }

            if (ends)
            {
                (line, keptBytes, length) = (line + 1, 0, 0);
            }
        }

        return lines;
    }

    /// <summary>The lines that hold a text, in any case.</summary>
    public async Task<LogHits> FindAsync(string text, CancellationToken cancellationToken)
    {
        var (hits, count, line, found) = (new List<long>(), 0L, 1L, false);
        if (text.Length == 0)
        {
            return new LogHits(0, []);
        }

        await using var stream = open();
        var chars = ArrayPool<char>.Shared.Rent(BufferBytes);
        var reader = new StreamReader(stream, new UTF8Encoding(false), false, BufferBytes);
        try
        {
            for (int kept = 0, read; (read = await reader.ReadAsync(chars.AsMemory(kept, BufferBytes - kept), cancellationToken)) > 0;)
            {
                kept = Search(chars.AsSpan(0, kept + read), text, ref line, ref found, ref count, hits);
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }

        return new LogHits(count, hits);
    }

    // Looks through what has been read, and moves to the front the end that may hold the beginning of a hit.
    private static int Search(Span<char> read, string text, ref long line, ref bool found, ref long count, List<long> hits)
    {
        var rest = (ReadOnlySpan<char>)read;
        while (rest.IndexOf(text, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            Pass(rest[..at], ref line, ref found);
            if (!found)
            {
                (found, count) = (true, count + 1);
                if (hits.Count < MostHits)
                {
                    hits.Add(line);
                }
            }

            rest = rest[(at + 1)..];
        }

        var keep = Math.Min(rest.Length, text.Length - 1);
        Pass(rest[..^keep], ref line, ref found);
        rest[^keep..].CopyTo(read);
        return keep;
    }

    private static void Pass(ReadOnlySpan<char> passed, ref long line, ref bool found)
    {
        var ends = passed.Count('\n');
        (line, found) = (line + ends, found && ends == 0);
    }

    private static LogLine Make(ReadOnlySpan<byte> bytes, long length)
    {
        var cut = length - bytes.Length;
        var text = UntrustedText.Clean(Encoding.UTF8.GetString(bytes.TrimEnd((byte)'\r'))).Replace('\n', ' ');
        return new LogLine(cut > 0 ? text.TrimEnd('\ufffd') : text, LineLevels.Of(bytes), cut);
    }

    // The stream in parts that never hold a line feed; a part that ends a line says so.
    private static async IAsyncEnumerable<(ReadOnlyMemory<byte> Part, bool Ends)> PartsAsync(
        Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var open = false;
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            for (var rest = (ReadOnlyMemory<byte>)buffer.AsMemory(0, read); rest.Length > 0;)
            {
                var end = rest.Span.IndexOf((byte)'\n');
                open = end < 0;
                yield return (open ? rest : rest[..end], !open);
                rest = open ? default : rest[(end + 1)..];
            }
        }

        if (open)
        {
            yield return (default, true);
        }
    }
}
