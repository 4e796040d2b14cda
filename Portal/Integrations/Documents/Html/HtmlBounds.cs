using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Integrations.Documents.Html;

/// <summary>
/// Looks over a page before it is parsed: how deep it nests, how many elements and attributes it has. A tree costs a hundred times its
/// text, and deep ones end the process.
/// </summary>
internal static class HtmlBounds
{
    private const int MostElements = 100_000;
    private const int Deepest = 400;
    private const int MostAttributes = 1_000;

    // They have no end, or one that is left out so often that counting them says nothing.
    private static readonly HashSet<string> Uncounted = new(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
         "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "colgroup", "html", "head", "body"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Throws <see cref="UnreadableContentException"/> for a page that is not worth its tree.</summary>
    public static void Check(ReadOnlySpan<byte> html)
    {
        var (elements, depth) = (0, 0);
        while (html.IndexOf((byte)'<') is >= 0 and var at && at + 1 < html.Length)
        {
            html = html[(at + 1)..];
            var isEnd = html[0] == '/';
            var name = Name(isEnd ? html[1..] : html);
            if (name.Length == 0)
            {
                continue;
            }

            var isWhole = ReadTag(ref html);
            elements += isEnd ? 0 : 1;
            depth += Uncounted.Contains(name) || isWhole ? 0 : isEnd ? -1 : 1;
            depth = Math.Max(depth, 0);
            if (elements > MostElements || depth > Deepest)
            {
                throw new UnreadableContentException("The page has too many elements, or nests them too deeply.");
            }

            if (!isEnd && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)))
            {
                var end = html.IndexOf("</"u8);
                html = end < 0 ? [] : html[end..];
            }
        }
    }

    // Moves behind the tag; true when it closes itself.
    private static bool ReadTag(ref ReadOnlySpan<byte> html)
    {
        var (quote, gaps) = ((byte)0, 0);
        for (var i = 0; i < html.Length; i++)
        {
            var c = html[i];
            if (quote != 0)
            {
                quote = c == quote ? (byte)0 : quote;
            }
            else if (c is (byte)'"' or (byte)'\'' && i > 0 && html[i - 1] == '=')
            {
                quote = c;
            }
            else if (c == '>')
            {
                var closes = i > 0 && html[i - 1] == '/';
                html = html[(i + 1)..];
                return closes;
            }
            else if (c is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'/' && ++gaps > MostAttributes)
            {
                throw new UnreadableContentException("The page has an element with too many attributes.");
            }
        }

        html = [];
        return false;
    }

    private static string Name(ReadOnlySpan<byte> html)
    {
        var length = 0;
        while (length < html.Length && length < 32 && char.IsAsciiLetterOrDigit((char)html[length]))
        {
            length++;
        }

        return length > 0 && char.IsAsciiLetter((char)html[0]) ? System.Text.Encoding.ASCII.GetString(html[..length]) : "";
    }
}
