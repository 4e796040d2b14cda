using System.Buffers;
using System.Globalization;

namespace Portal.Domain.LogAnalysis.Expressions;

/// <summary>
/// Reads .NET's expression syntax, less what cannot run in linear time (looking around, references back) or nobody needs here. Groups without
/// a name capture nothing.
/// </summary>
/// <exception cref="ArgumentException">The expression is broken, or uses what is not read; the message says where.</exception>
internal sealed class ExpressionParser(string pattern, bool ignoreCase)
{
    private static readonly SearchValues<char> NameLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private const int MostRepeats = 1000;
    private const int Deepest = 100;

    private readonly List<string> _names = [];
    private bool _ignoreCase = ignoreCase;
    private int _at;
    private int _depth;

    /// <summary>Names of groups; the place is the number less one.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Reads the whole expression.</summary>
    public Node Parse()
    {
        var node = Choice();
        return _at == pattern.Length ? node : throw Broken("there is a ) too many");
    }

    private Node Choice()
    {
        if (++_depth > Deepest)
        {
            throw Broken("it is nested too deep");
        }

        var ways = new List<Node> { Sequence() };
        while (Takes('|'))
        {
            ways.Add(Sequence());
        }

        _depth--;
        return ways.Count == 1 ? ways[0] : new Node.Choice(ways);
    }

    private Node.Sequence Sequence()
    {
        var parts = new List<Node>();
        while (_at < pattern.Length && pattern[_at] is not ('|' or ')'))
        {
            if (Atom() is { } atom)
            {
                parts.Add(Repeated(atom));
            }
        }

        return new Node.Sequence(parts);
    }

    private Node Repeated(Node atom)
    {
        while (_at < pattern.Length)
        {
            var (least, most) = pattern[_at] switch
            {
                '*' => (0, -1),
                '+' => (1, -1),
                '?' => (0, 1),
                '{' => Count(),
                _ => (-1, 0),
            };
            if (least < 0)
            {
                return atom;
            }

            _at += pattern[_at] == '{' ? pattern.IndexOf('}', _at) - _at + 1 : 1;
            atom = new Node.Repeat(atom, least, most, Takes('?'));
        }

        return atom;
    }

    // {3} {3,} {3,5}; anything else is a brace.
    private (int Least, int Most) Count()
    {
        var close = pattern.IndexOf('}', _at);
        var parts = close < 0 ? [] : pattern[(_at + 1)..close].Split(',');
        if (parts.Length is < 1 or > 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least))
        {
            return (-1, 0);
        }

        var most = least;
        if (parts.Length == 2 && parts[1].Length == 0)
        {
            most = -1;
        }
        else if (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out most))
        {
            return (-1, 0);
        }

        return least <= MostRepeats && most <= MostRepeats && (most < 0 || most >= least) ? (least, most) : throw Broken("a count is too large, or upside down");
    }

    private Node? Atom()
    {
        var letter = pattern[_at++];
        return letter switch
        {
            '(' => Group(),
            '[' => new Node.Letter(new SetParser(pattern, ref _at, _ignoreCase).Read()),
            '.' => new Node.Letter(CharSet.Dot),
            '^' => new Node.At(Place.Begin),
            '$' => new Node.At(Place.End),
            '\\' => Escaped(),
            '*' or '+' or '?' => throw Broken("there is nothing to repeat"),
            _ => new Node.Letter(CharSet.Of(letter, _ignoreCase)),
        };
    }

    private Node Escaped()
    {
        if (_at >= pattern.Length)
        {
            throw Broken("it ends with a backslash");
        }

        switch (pattern[_at])
        {
            case 'b':
                _at++;
                return new Node.At(Place.WordEdge);
            case 'B':
                _at++;
                return new Node.At(Place.NoWordEdge);
            case 'A':
                _at++;
                return new Node.At(Place.TextBegin);
            case 'z':
                _at++;
                return new Node.At(Place.TextEnd);
            case var name when CharSet.Class(name) is { } part:
                _at++;
                return new Node.Letter(new CharSet([part], isNegated: false));
            default:
                return new Node.Letter(CharSet.Of(SetParser.Escape(pattern, ref _at), _ignoreCase));
        }
    }

    private Node? Group()
    {
        var wasIgnoring = _ignoreCase;
        var number = 0;
        if (Takes('?'))
        {
            if (Takes('<'))
            {
                number = Named();
            }
            else if (!Takes(':'))
            {
                Switches();
                if (Takes(')'))
                {
                    return null; // (?i): from here on
                }

                Expect(':');
            }
        }

        var what = Choice();
        Expect(')');
        _ignoreCase = wasIgnoring;
        return number == 0 ? what : new Node.Group(number, what);
    }

    private int Named()
    {
        var close = pattern.IndexOf('>', _at);
        if (close <= _at || pattern.AsSpan(_at, close - _at).IndexOfAnyExcept(NameLetters) >= 0)
        {
            throw Broken("it looks around, or a group's name is broken");
        }

        var name = pattern[_at..close];
        _at = close + 1;
        if (!_names.Contains(name))
        {
            _names.Add(name);
        }

        return _names.IndexOf(name) + 1;
    }

    private void Switches()
    {
        var isOff = false;
        for (; _at < pattern.Length && pattern[_at] is 'i' or '-'; _at++)
        {
            isOff |= pattern[_at] == '-';
            _ignoreCase = !isOff;
        }

        if (_at >= pattern.Length || pattern[_at] is not (':' or ')'))
        {
            throw Broken("it looks around, or asks for what cannot run in linear time");
        }
    }

    private bool Takes(char letter)
    {
        if (_at < pattern.Length && pattern[_at] == letter)
        {
            _at++;
            return true;
        }

        return false;
    }

    private void Expect(char letter)
    {
        if (!Takes(letter))
        {
            throw Broken($"a {letter} is missing");
        }
    }

    private ArgumentException Broken(string why) => new($"the expression '{pattern}' cannot be used: {why} (at {_at})");
}
