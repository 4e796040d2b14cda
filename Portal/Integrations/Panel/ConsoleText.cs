using System.Text;

namespace Portal.Integrations.Panel;

/// <summary>
/// Makes plain lines of what a console sends: no colour or cursor codes, no window titles, no control, bidirectional or invisible characters.
/// What players and plugins print can never move a cursor or hide text here.
/// </summary>
internal static class ConsoleText
{
    private const char Escape = '\x1b';

    /// <summary>The lines of a frame, which may hold several. A line overwritten by a carriage return shows its last state, as a terminal would.</summary>
    public static IEnumerable<string> Lines(string frame) =>
        frame.Split('\n').Select(line => Clean(LastState(line))).Where((line, index) => line.Length > 0 || index > 0 || !frame.Contains('\n'))
            .Reverse().SkipWhile(line => line.Length == 0).Reverse();

    /// <summary>The lines of a whole file.</summary>
    public static IEnumerable<string> FileLines(string text) => text.TrimEnd('\r', '\n').Split('\n').Select(line => Clean(LastState(line)));

    /// <summary>A name in one clean line.</summary>
    public static string OneLine(string? text) => text is null ? "" : Clean(text.ReplaceLineEndings(" ")).Trim();

    /// <summary>One line without anything that is not text. A tab becomes four spaces.</summary>
    public static string Clean(string line)
    {
        var clean = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length; at++)
        {
            var c = line[at];
            if (c is Escape or '\x9b' or '\x9d')
            {
                at = AfterSequence(line, at);
            }
            else if (c == '\t')
            {
                clean.Append("    ");
            }
            else if (char.IsSurrogate(c))
            {
                at += AppendPair(clean, line, at);
            }
            else if (!IsHidden(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().TrimEnd();
    }

    private static string LastState(string line)
    {
        line = line.TrimEnd('\r');
        var at = line.LastIndexOf('\r');
        return at < 0 || Clean(line[(at + 1)..]).Length == 0 ? line.Replace("\r", "", StringComparison.Ordinal) : line[(at + 1)..];
    }

    // Where the sequence that begins here ends: CSI by a letter, OSC and other strings by BEL or ST, two-character ones at once.
    private static int AfterSequence(string line, int at)
    {
        var kind = line[at] switch { '\x9b' => '[', '\x9d' => ']', _ => at + 1 < line.Length ? line[++at] : '\0' };
        if (kind is '[')
        {
            do
            {
                at++;
            }
            while (at < line.Length && line[at] is < '@' or > '~');
            return at;
        }

        if (kind is not (']' or 'P' or 'X' or '^' or '_'))
        {
            return kind is '(' or ')' or '#' or '%' ? at + 1 : at;
        }

        while (++at < line.Length)
        {
            if (line[at] is '\a' or '\x9c')
            {
                return at;
            }

            if (line[at] == Escape)
            {
                return at + 1 < line.Length && line[at + 1] == '\\' ? at + 1 : at - 1;
            }
        }

        return at;
    }

    private static int AppendPair(StringBuilder clean, string line, int at)
    {
        if (!char.IsHighSurrogate(line[at]) || at + 1 >= line.Length || !char.IsLowSurrogate(line[at + 1]))
        {
            clean.Append('\uFFFD');
            return 0;
        }

        var rune = new Rune(line[at], line[at + 1]);
        if (rune.Value is not (>= 0xE0000 and <= 0xE0FFF)) // tags and variation selectors: text that nobody sees
        {
            clean.Append(line[at]).Append(line[at + 1]);
        }

        return 1;
    }

    private static bool IsHidden(char c) =>
        char.IsControl(c)
        || c is '\u061C' or '\u00AD' or '\u180E' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F')
            or (>= '\uFFF9' and <= '\uFFFB') or (>= '\uFE00' and <= '\uFE0F');
}
