using System.Text;

namespace Portal.Domain.Knowledge.Crawling;

/// <summary>One line of a robots.txt: a path that may begin an address, with <c>*</c> for anything and <c>$</c> for the end.</summary>
internal sealed class RobotsRule(bool allows, string written)
{
    /// <summary>The path in normal form.</summary>
    public string Pattern { get; } = Normal(written);

    public bool Allows => allows;

    /// <summary>Whether a path in normal form begins like this rule.</summary>
    public bool Matches(string path)
    {
        var toEnd = Pattern.EndsWith('$');
        var pieces = (toEnd ? Pattern[..^1] : Pattern).Split('*');
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = pieces[0].Length;
        foreach (var piece in pieces.Skip(1).Take(toEnd ? pieces.Length - 2 : pieces.Length))
        {
            var found = path.IndexOf(piece, at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + piece.Length;
        }

        return !toEnd || (pieces.Length == 1 ? at == path.Length : path.Length - at >= pieces[^1].Length && path.EndsWith(pieces[^1], StringComparison.Ordinal));
    }

    public override string ToString() => $"{(allows ? "Allow" : "Disallow")}: {written}";

    /// <summary>Escapes one way: letters, digits and marks that need no escape stand plain, all else as upper-case <c>%XX</c>.</summary>
    public static string Normal(string path)
    {
        var normal = new StringBuilder(path.Length);
        var bytes = Encoding.UTF8.GetBytes(path);
        for (var i = 0; i < bytes.Length; i++)
        {
            var isEscape = bytes[i] == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]);
            var value = isEscape ? Convert.FromHexString([(char)bytes[i + 1], (char)bytes[i + 2]])[0] : bytes[i];
            var isPlain = char.IsAsciiLetterOrDigit((char)value) || (char)value is '-' or '.' or '_' or '~' || (!isEscape && value is > 32 and < 127);
            normal.Append(isPlain ? ((char)value).ToString() : $"%{value:X2}");
            i += isEscape ? 2 : 0;
        }

        return normal.ToString();
    }
}
