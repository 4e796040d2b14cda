namespace Portal.Domain.LogAnalysis.ModelPart;

/// <summary>A piece of a log for a model.</summary>
/// <param name="FirstLine">The number of its first line, from 1.</param>
/// <param name="Numbers">The number of each of its lines: where windows meet, some are missing between.</param>
public sealed record LogChunk(int FirstLine, string Text, IReadOnlyList<int> Numbers);

/// <summary>Cuts numbered lines into chunks of at most 2,000 characters that overlap by at most 200, at line ends first (L3). Pure.</summary>
public static class LogChunker
{
    /// <summary>Characters of a chunk (L3).</summary>
    public const int Size = 2000;

    /// <summary>Characters that a chunk repeats of the one before (L3).</summary>
    public const int Overlap = 200;

    /// <summary>Chunks that are sent at most (L3).</summary>
    public const int Sent = 3;

    /// <summary>The chunks of these lines, in order.</summary>
    /// <param name="lines">Line numbers with their text; a line over the size is cut.</param>
    public static IReadOnlyList<LogChunk> Cut(IReadOnlyList<(int Number, string Text)> lines)
    {
        var chunks = new List<LogChunk>();
        var (from, length) = (0, 0);
        for (var i = 0; i < lines.Count; i++)
        {
            var size = Math.Min(lines[i].Text.Length, Size - 1) + 1;
            if (length + size > Size && length > 0)
            {
                chunks.Add(Make(lines, from, i));
                (from, length) = Back(lines, from, i, size);
            }

            length += size;
        }

        if (lines.Count > 0)
        {
            chunks.Add(Make(lines, from, lines.Count));
        }

        return chunks;
    }

    /// <summary>The chunks to send: those with the most lines that matter, of equals the newest, in the log's order.</summary>
    public static IReadOnlyList<LogChunk> Best(IReadOnlyList<LogChunk> chunks, Func<LogChunk, int> relevance) =>
        [.. chunks.OrderByDescending(relevance).ThenByDescending(c => c.FirstLine).Take(Sent).OrderBy(c => c.FirstLine)];

    // How many whole lines before the cut fit into the overlap and leave room for the next line.
    private static (int From, int Length) Back(IReadOnlyList<(int Number, string Text)> lines, int from, int at, int next)
    {
        var (start, length) = (at, 0);
        while (start - 1 > from && length + lines[start - 1].Text.Length + 1 <= Overlap && length + lines[start - 1].Text.Length + 1 + next <= Size)
        {
            start--;
            length += lines[start].Text.Length + 1;
        }

        return (start, length);
    }

    private static LogChunk Make(IReadOnlyList<(int Number, string Text)> lines, int from, int to) => new(
        lines[from].Number,
        string.Join('\n', Enumerable.Range(from, to - from).Select(i => lines[i].Text.Length < Size ? lines[i].Text : lines[i].Text[..(Size - 1)])),
        [.. lines.Skip(from).Take(to - from).Select(line => line.Number)]);
}
