using System.Text.RegularExpressions;

namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>
/// A question as words to look for. Only letters and digits remain, so whatever a person or a model writes, no query syntax is left in it.
/// </summary>
/// <param name="Words">Distinct, lower case, without stop words unless nothing else is left.</param>
/// <param name="Wider">The words and what else they are called.</param>
/// <param name="Names">Those of the words that are written like a name: the question is probably about them.</param>
public sealed partial record QueryTerms(IReadOnlyList<string> Words, IReadOnlyList<string> Wider, IReadOnlyList<string> Names)
{
    /// <summary>Most characters of a question that count: about two pages. A pasted log has its own analysis.</summary>
    private const int MostCharacters = 6000;

    /// <summary>Most words that count.</summary>
    private const int MostWords = 80;

    /// <summary>The most words before a colon at the start that make it a name: "Overviewer: only render …".</summary>
    private const int MostLeading = 3;

    /// <summary>Takes a question apart.</summary>
    public static QueryTerms Of(string question)
    {
        var text = question.Length <= MostCharacters ? question : question[..MostCharacters];
        string[] words = [.. Plain(text), .. Identifiers.Parts(text).Where(word => word.Length > 2)];
        string[] telling = [.. words.Where(word => !StopWords.Contains(word)).Distinct(StringComparer.Ordinal).Take(MostWords)];
        telling = telling.Length > 0 ? telling : [.. words.Distinct(StringComparer.Ordinal).Take(MostWords)];
        string[] wider = [.. telling.Concat(telling.SelectMany(Abbreviations.Of)).Distinct(StringComparer.Ordinal)];
        return new QueryTerms(telling, wider, [.. telling.Intersect(NamesIn(text))]);
    }

    // A word with a capital inside, with a capital first that begins no sentence, or one of a few before a colon at the very start.
    private static HashSet<string> NamesIn(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match word in Word().Matches(text))
        {
            var startsSentence = word.Index == 0 || SentenceEnd().IsMatch(text.AsSpan(Math.Max(0, word.Index - 4), Math.Min(4, word.Index)));
            if (word.Value.Skip(1).Any(char.IsUpper) || (char.IsUpper(word.Value[0]) && !startsSentence))
            {
                names.Add(word.Value.ToLowerInvariant());
            }
        }

        if (text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && Plain(text[..colon]).ToList() is { Count: <= MostLeading } leading)
        {
            names.UnionWith(leading);
        }

        return names;
    }

    private static IEnumerable<string> Plain(string text) =>
        Word().Matches(text).Select(match => match.Value.ToLowerInvariant()).Where(word => word.Length is > 1 and <= 60);

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[.!?:]\s+\W*$")]
    private static partial Regex SentenceEnd();
}
