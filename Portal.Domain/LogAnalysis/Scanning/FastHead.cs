using System.Text;
using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Scanning;

/// <summary>
/// Reads the commonest heads from bytes: <c>[12:00:01] [Server thread/INFO]:</c>, with a date, fractions or a logger, and <c>[12:00:01 INFO]:</c>.
/// A line that it reads has the head that <see cref="HeadGrammar"/> would read; all others are left to that.
/// </summary>
internal readonly ref struct FastHead
{
    private FastHead(LogLevel level, int time, Range thread, Range logger, int message)
    {
        (Level, Time, Thread, Logger, Message) = (level, time, thread, logger, message);
    }

    public LogLevel Level { get; }

    /// <summary>Where the message begins.</summary>
    public int Message { get; }

    private int Time { get; }

    private Range Thread { get; }

    private Range Logger { get; }

    /// <summary>The head of a line that begins with an opening bracket.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out FastHead head)
    {
        head = default;
        var at = AfterDate(line);
        if (!TryTime(line, at, out var time))
        {
            return false;
        }

        at += 8;
        if (at + 4 < line.Length && line[at] == ' ' && at == 9)
        {
            return TryShort(line, at + 1, time, out head);
        }

        if (at < line.Length && line[at] is (byte)'.' or (byte)':' or (byte)',')
        {
            var digits = line[(at + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            at = digits <= 0 ? line.Length : at + 1 + digits;
        }

        return at + 3 < line.Length && line[at] == ']' && line[at + 1] == ' ' && line[at + 2] == '[' && TryLong(line, at + 3, time, out head);
    }

    /// <summary>The same as text. Null when the head has letters whose place in the text is another than in the bytes.</summary>
    public LineHead? ToHead(string line, ReadOnlySpan<byte> bytes)
    {
        if (!Ascii.IsValid(bytes[..Message]) || bytes[..Message].Contains((byte)'\r') || line.Length < Message)
        {
            return null;
        }

        var logger = Logger.Equals(default) ? null : line[Logger];
        var level = logger == "STDERR" && Level < LogLevel.Warn ? LogLevel.Warn : Level;
        return new LineHead(level, Thread.Equals(default) ? null : line[Thread], logger, Time, line[Message..]);
    }

    private static int AfterDate(ReadOnlySpan<byte> line)
    {
        if (line.Length > 3 && line[3] == ':')
        {
            return 1;
        }

        var space = line.Length < 24 ? -1 : line[1..24].IndexOf((byte)' ');
        foreach (var letter in space > 0 ? line.Slice(1, space) : [])
        {
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter is not ((byte)'-' or (byte)'.' or (byte)'/' or (byte)'_'))
            {
                return 1;
            }
        }

        return space > 0 ? space + 2 : 1;
    }

    private static bool TryTime(ReadOnlySpan<byte> line, int at, out int seconds)
    {
        seconds = 0;
        if (at + 8 >= line.Length || line[at + 2] != ':' || line[at + 5] != ':')
        {
            return false;
        }

        for (var (i, unit) = (at, 3600); i < at + 8; i += 3, unit /= 60)
        {
            var (tens, ones) = (line[i] - '0', line[i + 1] - '0');
            if ((uint)tens > 9 || (uint)ones > 9)
            {
                return false;
            }

            seconds += ((tens * 10) + ones) * unit;
        }

        return true;
    }

    /// <summary>From the level of <c>[12:00:01 INFO]: </c> on.</summary>
    private static bool TryShort(ReadOnlySpan<byte> line, int at, int time, out FastHead head)
    {
        head = default;
        var end = line[at..].IndexOf((byte)']');
        if (end < 0 || at + end + 1 >= line.Length || line[at + end + 1] != ':' || LevelOf(line.Slice(at, end)) is not (not LogLevel.None and var level))
        {
            return false;
        }

        head = new FastHead(level, time, default, default, AfterColon(line, at + end + 1));
        return true;
    }

    /// <summary>From the thread of <c>[12:00:01] [Server thread/INFO]: </c> on.</summary>
    private static bool TryLong(ReadOnlySpan<byte> line, int at, int time, out FastHead head)
    {
        head = default;
        var end = line[at..].IndexOf((byte)']');
        var split = end < 0 ? -1 : line.Slice(at, end).LastIndexOfAny((byte)'/', (byte)' ');
        if (split < 0 || LevelOf(line[(at + split + 1)..(at + end)]) is not (not LogLevel.None and var level))
        {
            return false;
        }

        var thread = at..(at + split);
        at += end + 1;
        Range logger = default;
        if (at + 1 < line.Length && line[at] == ' ' && line[at + 1] is (byte)'[' or (byte)'(')
        {
            var close = line[(at + 2)..].IndexOf(line[at + 1] == '[' ? (byte)']' : (byte)')');
            if (close >= 0)
            {
                logger = (at + 2)..(at + 2 + close);
                at += close + 3;
            }
        }

        if (!logger.Equals(default) && line[logger].SequenceEqual("STDERR"u8) && level < LogLevel.Warn)
        {
            level = LogLevel.Warn;
        }

        head = new FastHead(level, time, thread, logger, AfterColon(line, at));
        return true;
    }

    private static int AfterColon(ReadOnlySpan<byte> line, int at)
    {
        at += at < line.Length && line[at] == ':' ? 1 : 0;
        return at + (at < line.Length && line[at] == ' ' ? 1 : 0);
    }

    private static LogLevel LevelOf(ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual("INFO"u8))
        {
            return LogLevel.Info;
        }

        if (word.SequenceEqual("WARN"u8))
        {
            return LogLevel.Warn;
        }

        return word.SequenceEqual("ERROR"u8) ? LogLevel.Error
            : word.SequenceEqual("DEBUG"u8) ? LogLevel.Debug
            : word.SequenceEqual("FATAL"u8) ? LogLevel.Fatal
            : word.SequenceEqual("TRACE"u8) ? LogLevel.Trace
            : LogLevel.None;
    }
}
