using System.Text;

namespace Portal.Components.Controls;

/// <summary>
/// What a text may cost (security.md, D20). Nothing can stop a parser half-way, so the shapes that make it slow are counted before it
/// begins; they are far above what anybody writes.
/// </summary>
internal static class MarkdownBounds
{
    /// <summary>32 KiB of UTF-8.</summary>
    public const int InputBytes = 32 * 1024;

    /// <summary>256 KiB of HTML, in characters.</summary>
    public const int OutputCharacters = 256 * 1024;

    public const int TableColumns = 20;
    public const int Nesting = 16;

    /// <summary>Parsing and writing together.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromMilliseconds(250);

    /// <summary>Each opening bracket looks for its end: with 6,500 of them the parser needs seconds.</summary>
    private const int Brackets = 1500;

    /// <summary>The same for runs of emphasis, code marks and pipes.</summary>
    private const int Marks = 4000;

    /// <summary>Whether the text may be parsed at all.</summary>
    public static bool Fits(string text) =>
        text.Length <= InputBytes && Encoding.UTF8.GetByteCount(text) <= InputBytes
        && text.Count('[') <= Brackets && text.Count(']') <= Brackets
        && MarksIn(text) <= Marks
        && text.AsSpan().EnumerateLines().AllFit();

    private static int MarksIn(string text)
    {
        var marks = 0;
        foreach (var character in text)
        {
            marks += character is '*' or '_' or '`' or '<' or '|' or '!' ? 1 : 0;
        }

        return marks;
    }

    private static bool AllFit(this SpanLineEnumerator lines)
    {
        foreach (var line in lines)
        {
            if (line.Count('|') > TableColumns + 1 || Depth(line) > Nesting)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Quote and list marks a line begins with.</summary>
    private static int Depth(ReadOnlySpan<char> line)
    {
        var depth = 0;
        var digits = false;
        foreach (var character in line)
        {
            switch (character)
            {
                case '>' or '-' or '+' or '*': depth++; digits = false; break;
                case '.' or ')' when digits: depth++; digits = false; break;
                case >= '0' and <= '9': digits = true; break;
                case ' ' or '\t': break;
                default: return depth;
            }
        }

        return line.TrimStart().IndexOfAnyExcept("-+* \t") < 0 ? 0 : depth; // a rule across the page, or an empty line
    }
}
