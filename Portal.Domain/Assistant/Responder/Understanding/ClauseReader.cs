using System.Text.RegularExpressions;

namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>Cuts a message into the clauses that may each hold a wish.</summary>
public static partial class ClauseReader
{
    /// <summary>The clauses, in order, trimmed; at most twelve.</summary>
    public static IReadOnlyList<string> Split(string text) =>
        [.. Ends().Split(text).Select(clause => clause.Trim(' ', ',', ';', '-')).Where(clause => clause.Length > 0).Take(12)];

    // A full stop inside a version or a file name ends nothing.
    [GeneratedRegex(@"(?<=[!?\n;])|\.(?=\s|$)|\s+-\s+|,?\s+(?:and also|and then|and|but|also|plus|however|und ausserdem|und|aber|ausserdem|sowie|danach|et|mais|pero|mas|and|as well as|then)\s+|,\s+(?=(?:can|could|please|how|what|why|is|do|i|my|which|bitte|kannst|wie|was|warum|ist|mein|ich)\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Ends();
}
