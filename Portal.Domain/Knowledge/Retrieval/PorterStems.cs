using System.Globalization;
using System.Text;

namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>
/// M. F. Porter's "An algorithm for suffix stripping" (1980) as SQLite's FTS5 has it, so that a word of a question can be looked up among
/// the index's own terms.
/// </summary>
public static class PorterStems
{
    private const int Longest = 64;

    private static readonly (string Ending, string Becomes)[] Second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"), ("bli", "ble"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
        ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Ending, string Becomes)[] Third =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Fourth =
        ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"];

    /// <summary>The stem of a word in lower case.</summary>
    public static string Of(string word)
    {
        word = WithoutAccents(word);
        if (word.Length is < 3 or > Longest)
        {
            return word;
        }

        word = Past(Plural(word));
        word = word.Length > 1 && word[^1] == 'y' && HasVowel(word[..^1]) ? word[..^1] + "i" : word;
        word = Replaced(Replaced(word, Second), Third);
        word = WithoutSuffix(word);
        word = word[^1] == 'e' && (Measure(word[..^1]) > 1 || (Measure(word[..^1]) == 1 && !EndsShort(word[..^1]))) ? word[..^1] : word;
        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word[..^1]) > 1 ? word[..^1] : word;
    }

    private static string Plural(string word) => word switch
    {
        [.., 's', 's', 'e', 's'] or [.., 'i', 'e', 's'] => word[..^2],
        [.., 's', 's'] => word,
        [.., 's'] => word[..^1],
        _ => word,
    };

    private static string Past(string word)
    {
        if (word.EndsWith("eed", StringComparison.Ordinal))
        {
            return Measure(word[..^3]) > 0 ? word[..^1] : word;
        }

        var cut = word.EndsWith("ed", StringComparison.Ordinal) ? 2 : word.EndsWith("ing", StringComparison.Ordinal) ? 3 : 0;
        if (cut == 0 || !HasVowel(word[..^cut]))
        {
            return word;
        }

        var stem = word[..^cut];
        return stem switch
        {
            [.., 'a', 't'] or [.., 'b', 'l'] or [.., 'i', 'z'] => stem + "e",
            [.., var a, var b] when a == b && !IsVowel(stem, stem.Length - 1) && b is not ('l' or 's' or 'z') => stem[..^1],
            _ => Measure(stem) == 1 && EndsShort(stem) ? stem + "e" : stem,
        };
    }

    private static string Replaced(string word, (string Ending, string Becomes)[] rules)
    {
        foreach (var (ending, becomes) in rules)
        {
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return Measure(word[..^ending.Length]) > 0 ? word[..^ending.Length] + becomes : word;
            }
        }

        return word;
    }

    private static string WithoutSuffix(string word)
    {
        var ending = Fourth.Where(suffix => word.Length > suffix.Length && word.EndsWith(suffix, StringComparison.Ordinal)).MaxBy(suffix => suffix.Length);
        return ending is not null && Measure(word[..^ending.Length]) > 1 && (ending != "ion" || word[^4] is 's' or 't') ? word[..^ending.Length] : word;
    }

    // How often a run of vowels is followed by a run of consonants.
    private static int Measure(string stem)
    {
        var (count, before) = (0, false);
        for (var i = 0; i < stem.Length; i++)
        {
            var vowel = IsVowel(stem, i);
            count += before && !vowel ? 1 : 0;
            before = vowel;
        }

        return count;
    }

    private static bool HasVowel(string stem) => Enumerable.Range(0, stem.Length).Any(i => IsVowel(stem, i));

    // Consonant, vowel, consonant, the last not w, x or y.
    private static bool EndsShort(string stem) => stem.Length > 2 && stem[^1] is not ('w' or 'x' or 'y')
        && !IsVowel(stem, stem.Length - 1) && IsVowel(stem, stem.Length - 2) && !IsVowel(stem, stem.Length - 3);

    private static bool IsVowel(string word, int at) => word[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => at > 0 && !IsVowel(word, at - 1),
        _ => false,
    };

    private static string WithoutAccents(string word) => Ascii.IsValid(word)
        ? word
        : string.Concat(word.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).Normalize(NormalizationForm.FormC);
}
