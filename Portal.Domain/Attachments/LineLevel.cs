using System.Text;

namespace Portal.Domain.Attachments;

/// <summary>How loud a line is, by its head. Only for marks beside the text: what is wrong, the analysis says.</summary>
public enum LineLevel : byte
{
    None,
    Warn,
    Error,
}

/// <summary>Reads a line's level: the first level word of its head decides, so that a player who writes "ERROR" marks nothing.</summary>
public static class LineLevels
{
    private const int Head = 96;

    private static readonly (byte[] Word, LineLevel Level)[] Words =
    [
        .. new[] { "ERROR", "FATAL", "SEVERE", "CRITICAL" }.Select(word => (Encoding.ASCII.GetBytes(word), LineLevel.Error)),
        (Encoding.ASCII.GetBytes("WARN"), LineLevel.Warn),
        .. new[] { "INFO", "DEBUG", "TRACE" }.Select(word => (Encoding.ASCII.GetBytes(word), LineLevel.None)),
    ];

    /// <summary>The level of a line of bytes.</summary>
    public static LineLevel Of(ReadOnlySpan<byte> line)
    {
        var head = line.Length > Head ? line[..Head] : line;
        var (first, level) = (int.MaxValue, LineLevel.None);
        foreach (var (word, its) in Words)
        {
            var at = head.IndexOf(word);
            if (at >= 0 && at < first)
            {
                (first, level) = (at, its);
            }
        }

        return first == int.MaxValue && (head.StartsWith("Caused by:"u8) || head.StartsWith("Exception in thread"u8)) ? LineLevel.Error : level;
    }

    /// <summary>The level of a line of text.</summary>
    public static LineLevel Of(string line) => Of(Encoding.UTF8.GetBytes(line.Length > Head ? line[..Head] : line));
}
