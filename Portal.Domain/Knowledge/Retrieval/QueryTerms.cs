using System.Text.RegularExpressions;

namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>
/// A question as words to look for. Only letters and digits remain, so whatever a person or a model writes, no query syntax is left in it.
/// </summary>
/// <param name="Words">Distinct, lower case, without stop words unless nothing else is left.</param>
public sealed partial record QueryTerms(IReadOnlyList<string> Words)
{
    /// <summary>Most characters of a question that count: about two pages. A pasted log has its own analysis.</summary>
    private const int MostCharacters = 6000;

    /// <summary>Most words that count.</summary>
    private const int MostWords = 80;

    /// <summary>Takes a question apart.</summary>
    public static QueryTerms Of(string question)
    {
        var text = question.Length <= MostCharacters ? question : question[..MostCharacters];
        string[] words = [.. Plain(text), .. Identifiers.Words(text).Where(word => word.Length > 2)];
        string[] telling = [.. words.Where(word => !StopWords.Contains(word)).Distinct(StringComparer.Ordinal).Take(MostWords)];
        return new QueryTerms(telling.Length > 0 ? telling : [.. words.Distinct(StringComparer.Ordinal).Take(MostWords)]);
    }

    private static IEnumerable<string> Plain(string text) =>
        Word().Matches(text).Select(match => match.Value.ToLowerInvariant()).Where(word => word.Length is > 1 and <= 60);

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Word();
}
