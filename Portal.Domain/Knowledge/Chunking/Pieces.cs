using System.Text.RegularExpressions;

namespace Portal.Domain.Knowledge.Chunking;

/// <summary>Cuts a block that is too long where it hurts least: between lines and sentences, then words. Code and tables between lines only.</summary>
public static partial class Pieces
{
    /// <summary>A block's pieces, none longer than allowed, with what stood between each and the one before.</summary>
    /// <param name="block">Any but a heading.</param>
    /// <param name="text">Most characters of a piece of text, which leaves room for a repeated end.</param>
    /// <param name="whole">Most characters of code and tables.</param>
    public static IEnumerable<(string Piece, string Gap)> Of(Block block, int text, int whole) => block.Kind == BlockKind.Paragraph
        ? Packed(Parts(block.Text, SentenceEnd()), text)
        : Packed(Parts(block.Text, LineEnd()), whole);

    /// <summary>The last whole words of a piece, at most <paramref name="most"/> characters.</summary>
    public static string Tail(string piece, int most)
    {
        if (piece.Length <= most)
        {
            return piece;
        }

        var word = piece.IndexOfAny([' ', '\n'], piece.Length - Math.Max(0, most));
        return word < 0 ? "" : piece[word..].TrimStart();
    }

    private static IEnumerable<(string Piece, string Gap)> Packed(IEnumerable<(string Text, string Joint)> parts, int most)
    {
        var (open, gap) = ("", "\n\n");
        foreach (var (part, joint) in parts.SelectMany(part => Hard(part.Text, part.Joint, most)))
        {
            if (open.Length > 0 && open.Length + joint.Length + part.Length > most)
            {
                yield return (open, gap);
                (open, gap) = ("", joint);
            }

            open = open.Length == 0 ? part : open + joint + part;
        }

        if (open.Length > 0)
        {
            yield return (open, gap);
        }
    }

    private static IEnumerable<(string Text, string Joint)> Parts(string text, Regex ends)
    {
        var (from, joint) = (0, "");
        foreach (Match end in ends.Matches(text))
        {
            yield return (text[from..end.Index], joint);
            (from, joint) = (end.Index + end.Length, end.Value);
        }

        yield return (text[from..], joint);
    }

    private static IEnumerable<(string Text, string Joint)> Hard(string part, string joint, int most)
    {
        while (part.Length > most)
        {
            var space = part.LastIndexOf(' ', most - 1, most / 2);
            var at = space > 0 ? space : char.IsHighSurrogate(part[most - 1]) ? most - 1 : most;
            yield return (part[..at], joint);
            joint = space > 0 ? " " : "";
            part = space > 0 ? part[(at + 1)..] : part[at..];
        }

        yield return (part, joint);
    }

    [GeneratedRegex(@"\n|(?<=[.!?:;]) (?=[\p{Lu}\p{N}`""(\[*])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("\n")]
    private static partial Regex LineEnd();
}
