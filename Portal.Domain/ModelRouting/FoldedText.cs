using System.Globalization;
using System.Text;

namespace Portal.Domain.ModelRouting;

/// <summary>
/// Text as it is compared: lower case, without accents (ä → a, ß → ss), one space between words, straight quotes, nothing invisible.
/// People type "läuft", "laeuft" and "lauft"; patterns are written in the folded form and allow for "ae".
/// </summary>
public static class FoldedText
{
    /// <summary>Folds a text.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsWhiteSpace(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (Kept(c) is { } kept)
            {
                folded.Append(kept);
            }
        }

        return folded.ToString().TrimEnd();
    }

    private static string? Kept(char c) => c switch
    {
        '’' or '‘' or '`' or '´' => "'",
        '“' or '”' or '„' => "\"",
        '–' or '—' => "-",
        'ß' => "ss",
        'ø' or 'Ø' => "o",
        _ => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control
            ? null
            : char.ToLowerInvariant(c).ToString(),
    };
}
