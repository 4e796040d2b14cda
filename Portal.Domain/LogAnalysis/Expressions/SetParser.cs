using System.Globalization;

namespace Portal.Domain.LogAnalysis.Expressions;

/// <summary>Reads what stands between <c>[</c> and <c>]</c>.</summary>
internal ref struct SetParser(string pattern, ref int at, bool ignoreCase)
{
    private readonly ref int _at = ref at;

    /// <summary>Reads to behind the closing bracket.</summary>
    /// <exception cref="ArgumentException">The set is broken.</exception>
    public readonly CharSet Read()
    {
        var parts = new List<Func<char, bool>>();
        var isNegated = _at < pattern.Length && pattern[_at] == '^';
        _at += isNegated ? 1 : 0;
        for (var isFirst = true; ; isFirst = false)
        {
            if (_at >= pattern.Length)
            {
                throw new ArgumentException($"the expression '{pattern}' cannot be used: a ] is missing");
            }

            if (pattern[_at] == ']' && !isFirst)
            {
                _at++;
                return new CharSet(parts, isNegated);
            }

            parts.Add(Part());
        }
    }

    /// <summary>The letter that an escape stands for; <paramref name="at"/> is behind the backslash.</summary>
    /// <exception cref="ArgumentException">Nobody knows the escape.</exception>
    public static char Escape(string pattern, ref int at)
    {
        var letter = pattern[at++];
        return letter switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'a' => '\a',
            'e' => '\u001b',
            'f' => '\f',
            'v' => '\v',
            '0' => '\0',
            'u' => Hex(pattern, ref at, 4),
            'x' => Hex(pattern, ref at, 2),
            _ when !char.IsAsciiLetterOrDigit(letter) => letter,
            _ => throw new ArgumentException($"the expression '{pattern}' cannot be used: \\{letter} is not known here, or cannot run in linear time"),
        };
    }

    private static char Hex(string pattern, ref int at, int digits)
    {
        if (at + digits > pattern.Length || !int.TryParse(pattern.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw new ArgumentException($"the expression '{pattern}' cannot be used: an escape lacks its {digits} digits");
        }

        at += digits;
        return (char)code;
    }

    private readonly Func<char, bool> Part()
    {
        if (pattern[_at] == '\\' && _at + 1 < pattern.Length && CharSet.Class(pattern[_at + 1]) is { } known)
        {
            _at += 2;
            return known;
        }

        var from = Letter();
        if (_at + 1 < pattern.Length && pattern[_at] == '-' && pattern[_at + 1] != ']')
        {
            _at++;
            if (pattern[_at] == '[')
            {
                throw new ArgumentException($"the expression '{pattern}' cannot be used: sets are not subtracted here");
            }

            var to = Letter();
            return from <= to ? CharSet.Range(from, to, ignoreCase) : throw new ArgumentException($"the expression '{pattern}' cannot be used: a range is upside down");
        }

        return CharSet.One(from, ignoreCase);
    }

    private readonly char Letter()
    {
        var letter = pattern[_at++];
        if (letter != '\\')
        {
            return letter;
        }

        if (_at < pattern.Length && pattern[_at] == 'b')
        {
            _at++;
            return '\b';
        }

        return _at < pattern.Length ? Escape(pattern, ref _at) : throw new ArgumentException($"the expression '{pattern}' cannot be used: it ends with a backslash");
    }
}
