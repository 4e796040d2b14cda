using System.Globalization;

namespace Portal.Domain.LogAnalysis.Expressions;

/// <summary>A set of letters (UTF-16 units). What is ASCII is looked up in a bitmap.</summary>
internal sealed class CharSet
{
    private readonly ulong _low;
    private readonly ulong _high;
    private readonly bool _isNegated;
    private readonly IReadOnlyList<Func<char, bool>> _parts;

    /// <param name="parts">The set is all that any of them takes …</param>
    /// <param name="isNegated">… or all that none of them takes.</param>
    public CharSet(IReadOnlyList<Func<char, bool>> parts, bool isNegated)
    {
        (_parts, _isNegated) = (parts, isNegated);
        for (var letter = 0; letter < 128; letter++)
        {
            if (Slow((char)letter))
            {
                (letter < 64 ? ref _low : ref _high) |= 1UL << (letter & 63);
            }
        }
    }

    /// <summary>Everything but a line feed.</summary>
    public static CharSet Dot { get; } = new([static letter => letter == '\n'], isNegated: true);

    /// <summary>Whether a letter is in the set.</summary>
    public bool Contains(char letter) => letter < 128 ? (((letter < 64 ? _low : _high) >> (letter & 63)) & 1) != 0 : Slow(letter);

    /// <summary>One letter, in both cases where case does not matter.</summary>
    public static CharSet Of(char letter, bool ignoreCase) => new([One(letter, ignoreCase)], isNegated: false);

    /// <summary>The part that takes one letter.</summary>
    public static Func<char, bool> One(char letter, bool ignoreCase) =>
        ignoreCase && char.ToUpperInvariant(letter) is var upper && char.ToLowerInvariant(letter) is var lower && upper != lower
            ? one => one == upper || one == lower
            : one => one == letter;

    /// <summary>The part that takes a range.</summary>
    public static Func<char, bool> Range(char from, char to, bool ignoreCase) => ignoreCase
        ? one => (one >= from && one <= to) || Within(char.ToUpperInvariant(one), from, to) || Within(char.ToLowerInvariant(one), from, to)
        : one => one >= from && one <= to;

    /// <summary>The part of <c>\w \d \s</c> and their opposites; null for another letter.</summary>
    public static Func<char, bool>? Class(char name) => name switch
    {
        'w' => IsWord,
        'W' => static letter => !IsWord(letter),
        'd' => char.IsDigit,
        'D' => static letter => !char.IsDigit(letter),
        's' => char.IsWhiteSpace,
        'S' => static letter => !char.IsWhiteSpace(letter),
        _ => null,
    };

    /// <summary>Letters of words as .NET's <c>\w</c> has them.</summary>
    public static bool IsWord(char letter) => letter < 128 ? char.IsAsciiLetterOrDigit(letter) || letter == '_' : CharUnicodeInfo.GetUnicodeCategory(letter)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;

    private static bool Within(char one, char from, char to) => one >= from && one <= to;

    private bool Slow(char letter)
    {
        foreach (var part in _parts)
        {
            if (part(letter))
            {
                return !_isNegated;
            }
        }

        return _isNegated;
    }
}
