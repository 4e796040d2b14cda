using System.Text;

namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>Words cut into overlapping runs of four characters, which find misspelt and compound words.</summary>
public static class CharacterGrams
{
    private const int Size = 4;

    /// <summary>The grams of each word, in order; a shorter word is its own gram.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> words) => words.SelectMany(Of);

    /// <summary>The grams of every word of a text, joined by spaces.</summary>
    public static string Text(string text, int most)
    {
        var grams = new StringBuilder();
        foreach (var gram in Of(Split(text)))
        {
            if (grams.Length > most)
            {
                break;
            }

            grams.Append(gram).Append(' ');
        }

        return grams.ToString();
    }

    private static IEnumerable<string> Of(string word)
    {
        if (word.Length <= Size)
        {
            yield return word;
        }

        for (var i = 0; word.Length > Size && i <= word.Length - Size; i++)
        {
            yield return word.Substring(i, Size);
        }
    }

    /// <summary>The telling words of a text, in lower case.</summary>
    internal static IEnumerable<string> Split(string text)
    {
        var from = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                from = from < 0 ? i : from;
            }
            else if (from >= 0)
            {
                var word = text[from..i].ToLowerInvariant();
                from = -1;
                if (!StopWords.Contains(word))
                {
                    yield return word;
                }
            }
        }
    }
}
