using System.Text;
using Portal.Domain.LogAnalysis.Expressions;

namespace Portal.Domain.LogAnalysis.Reading;

/// <summary>Takes away what a panel, a terminal or a log collector put around a line: colours, container times, journald heads, § codes.</summary>
internal static class LineCleaner
{
    /// <summary>A longer line is cut: nothing that a rule looks for stands behind it.</summary>
    public const int MostCharacters = 8192;

    public static string Clean(ReadOnlySpan<char> line)
    {
        line = line.Length > MostCharacters ? line[..MostCharacters] : line;
        line = line.TrimEnd("\r\n");
        var text = line.IndexOfAnyInRange('\0', '\u001f') >= 0 || line.ContainsAny('\u009b', '§', '\u007f') ? Strip(line) : line.ToString();
        return text.Length > 20 && MayHavePrefix(text[0]) ? Prefix.Replace(text, "", 1) : text;
    }

    private static bool MayHavePrefix(char first) => char.IsAsciiDigit(first) || char.IsAsciiLetter(first);

    private static string Strip(ReadOnlySpan<char> line)
    {
        var kept = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '\u001b':
                    i = SkipEscape(line, i);
                    break;
                case '\u009b':
                    i = SkipControl(line, i + 1);
                    break;
                case '§' when i + 1 < line.Length && char.IsAsciiLetterOrDigit(line[i + 1]):
                    i++;
                    break;
                case '\t':
                    kept.Append('\t');
                    break;
                case < ' ' or '\u007f':
                    break;
                default:
                    kept.Append(line[i]);
                    break;
            }
        }

        return kept.ToString();
    }

    /// <summary>The place of the last character of the escape sequence that begins at <paramref name="at"/>.</summary>
    private static int SkipEscape(ReadOnlySpan<char> line, int at)
    {
        if (at + 1 >= line.Length)
        {
            return at;
        }

        return line[at + 1] switch
        {
            '[' => SkipControl(line, at + 2),
            ']' or 'P' or '_' or '^' => SkipText(line, at + 2),
            '(' or ')' or '#' => Math.Min(at + 2, line.Length - 1),
            _ => at + 1,
        };
    }

    private static int SkipControl(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length && line[at] is < '@' or > '~')
        {
            at++;
        }

        return Math.Min(at, line.Length - 1);
    }

    private static int SkipText(ReadOnlySpan<char> line, int at)
    {
        for (; at < line.Length; at++)
        {
            if (line[at] == '\a')
            {
                return at;
            }

            if (line[at] == '\u001b' && at + 1 < line.Length && line[at + 1] == '\\')
            {
                return at + 1;
            }
        }

        return line.Length - 1;
    }

    private static readonly Expression Prefix = new(@"^(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)? (?:std(?:out|err) [FP] )?|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]+ [\w./@-]+\[\d+\]: |(?:\d{4}-\d\d-\d\dT\S+ )[\w.-]+ [\w./@-]+\[\d+\]: |[\w.-]{1,60} +\| )");
}
