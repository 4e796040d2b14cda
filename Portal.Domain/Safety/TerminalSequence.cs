namespace Portal.Domain.Safety;

/// <summary>Escape sequences of terminals: colours, cursor moves, titles, links.</summary>
internal static class TerminalSequence
{
    /// <summary>Longer than any real one: an unfinished sequence must not swallow the rest of a log.</summary>
    private const int MaxLength = 4096;

    /// <summary>The place behind the sequence that starts at <paramref name="start"/> with ESC, CSI or OSC.</summary>
    public static int End(string text, int start)
    {
        if (text[start] == '\u009b')
        {
            return Control(text, start + 1);
        }

        if (text[start] == '\u009d')
        {
            return String(text, start + 1);
        }

        return Redactor.At(text, start + 1) switch
        {
            '[' => Control(text, start + 2),
            ']' or 'P' or 'X' or '^' or '_' => String(text, start + 2),
            '(' or ')' or '*' or '+' or '#' or ' ' => Math.Min(text.Length, start + 3),
            >= '0' and <= '~' => Math.Min(text.Length, start + 2),
            _ => start + 1,
        };
    }

    // Parameters, then one closing character.
    private static int Control(string text, int i)
    {
        while (i < text.Length && text[i] is >= ' ' and <= '?')
        {
            i++;
        }

        return i < text.Length && text[i] is >= '@' and <= '~' ? i + 1 : i;
    }

    // Up to BEL or ESC \, but never over a line end.
    private static int String(string text, int i)
    {
        for (var end = Math.Min(text.Length, i + MaxLength); i < end; i++)
        {
            if (text[i] is '\a' or '\u009c')
            {
                return i + 1;
            }

            if (text[i] == '\u001b')
            {
                return Redactor.At(text, i + 1) == '\\' ? i + 2 : i;
            }

            if (text[i] is '\n' or '\r')
            {
                return i;
            }
        }

        return i;
    }
}
