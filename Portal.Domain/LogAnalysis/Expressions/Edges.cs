namespace Portal.Domain.LogAnalysis.Expressions;

/// <summary>What stands before a place in a text.</summary>
internal enum Before
{
    Nothing,
    LineFeed,
    Word,
    Other,
}

/// <summary>Tells whether a place is the begin or end of a line, a text or a word.</summary>
internal static class Edges
{
    public const int NoLetter = -1;

    public static Before Kind(string text, int at) => at == 0 ? Before.Nothing : Kind(text[at - 1]);

    public static Before Kind(char letter) => letter == '\n' ? Before.LineFeed : IsWord(letter) ? Before.Word : Before.Other;

    /// <summary>Whether the place between <paramref name="before"/> and the letter <paramref name="next"/> is one of these.</summary>
    /// <param name="isLastFeed">The next letter is a line feed that ends the text.</param>
    public static bool Holds(Place place, Before before, int next, bool isMultiline, bool isLastFeed) => place switch
    {
        Place.TextBegin => before is Before.Nothing,
        Place.TextEnd => next == NoLetter,
        Place.Begin => before is Before.Nothing || (isMultiline && before is Before.LineFeed),
        Place.End => next == NoLetter || (next == '\n' && (isMultiline || isLastFeed)),
        Place.WordEdge => (before is Before.Word) != (next >= 0 && IsWord((char)next)),
        _ => (before is Before.Word) == (next >= 0 && IsWord((char)next)),
    };

    // Joiners count at edges, as .NET has it.
    private static bool IsWord(char letter) => CharSet.IsWord(letter) || letter is '\u200c' or '\u200d';
}
