namespace Portal.Domain.LogAnalysis.Scanning;

/// <summary>Looks at how a line begins, in bytes.</summary>
internal static class LinePrefix
{
    private const string Shape = "0000-00-00T00:00:00";

    /// <summary>Where a line begins behind the time that Docker put before it; 0 where there is none or another one, which is left to the line cleaner.</summary>
    public static int After(ReadOnlySpan<byte> line)
    {
        if (line.Length <= Shape.Length + 1 || line[4] != '-' || line[10] != 'T')
        {
            return 0;
        }

        for (var i = 0; i < Shape.Length; i++)
        {
            if (Shape[i] == '0' ? !char.IsAsciiDigit((char)line[i]) : line[i] != Shape[i])
            {
                return 0;
            }
        }

        var at = Shape.Length;
        if (line[at] == '.')
        {
            var digits = line[(at + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            at = digits is >= 1 and <= 9 ? at + 1 + digits : at;
        }

        // What collectors write behind the time, and a line that could lose a second prefix, are not for this.
        return at + 1 < line.Length && line[at] == 'Z' && line[at + 1] == ' ' && (at + 2 == line.Length || line[at + 2] is (byte)'[' or (byte)' ' or (byte)'\t')
            ? at + 2
            : 0;
    }

    /// <summary>Whether a line may be the head of a crash report, which may stand behind a head of its own.</summary>
    public static bool MayHeadReport(ReadOnlySpan<byte> line) => line.TrimEnd(" \t\r"u8).EndsWith("---"u8);

    /// <summary>Whether a line surely belongs to the entry before it: empty, or indented and no head of a game that indents its times.</summary>
    public static bool Continues(ReadOnlySpan<byte> line)
    {
        if (line.Length == 0 || line[0] == '\t')
        {
            return true;
        }

        if (line[0] != ' ')
        {
            return false;
        }

        var first = line.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return first < 0 || !(char.IsAsciiDigit((char)line[first]) || line[first] is (byte)'[' or (byte)'(');
    }
}
