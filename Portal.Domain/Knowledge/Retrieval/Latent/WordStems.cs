using System.Buffers;

namespace Portal.Domain.Knowledge.Retrieval.Latent;

/// <summary>The stem of an English word, roughly: enough that "crashes", "crashed" and "crashing" are one word.</summary>
public static class WordStems
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>The stem of a word in lower case.</summary>
    public static string Of(string word)
    {
        if (word.Length <= 3)
        {
            return word;
        }

        word = Singular(word);
        foreach (var ending in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed", "ly"])
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && HasVowel(word.AsSpan(0, word.Length - ending.Length)))
            {
                return Tidy(word[..^ending.Length]);
            }
        }

        return word[^1] is 'e' or 'y' && word.Length > 4 ? word[..^1] : word;
    }

    private static string Singular(string word) => word switch
    {
        [.., 's', 's' or 'u'] or [.., 'u' or 'i', 's'] => word,
        [.., 's', 's', 'e', 's'] => word[..^2],
        [.., 'i', 'e', 's'] => word[..^3] + "y",
        [.., 's'] => word[..^1],
        _ => word,
    };

    // "stopped" and "stop", "saving" and "save" meet.
    private static string Tidy(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1]
        : stem[^1] is 'e' or 'y' && stem.Length > 4 ? stem[..^1] : stem;

    private static bool HasVowel(ReadOnlySpan<char> stem) => stem.Length > 2 && stem.ContainsAny(Vowels);
}
