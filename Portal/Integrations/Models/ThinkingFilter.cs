using System.Text;

namespace Portal.Integrations.Models;

/// <summary>Leaves out what a model writes between <c>&lt;think&gt;</c> and <c>&lt;/think&gt;</c>, also when the marks are cut over pieces.</summary>
internal sealed class ThinkingFilter
{
    private const string Opens = "<think>";
    private const string Closes = "</think>";
    private readonly StringBuilder _held = new();
    private bool _thinking;

    /// <summary>The visible part of the next piece; the start of a possible mark is held back.</summary>
    public string Pass(string piece)
    {
        _held.Append(piece);
        var shown = new StringBuilder();
        while (_held.Length > 0)
        {
            var (text, mark) = (_held.ToString(), _thinking ? Closes : Opens);
            var at = text.IndexOf(mark, StringComparison.Ordinal);
            var end = at >= 0 ? at : text.Length - Overlap(text, mark);
            if (!_thinking)
            {
                shown.Append(text, 0, end);
            }

            _held.Remove(0, at >= 0 ? at + mark.Length : end);
            if (at < 0)
            {
                break;
            }

            _thinking = !_thinking;
        }

        return shown.ToString();
    }

    /// <summary>What was held back and is no mark after all.</summary>
    public string Finish() => _thinking ? "" : _held.ToString();

    // How many characters at the end could be the start of the mark.
    private static int Overlap(string text, string mark)
    {
        for (var length = Math.Min(mark.Length - 1, text.Length); length > 0; length--)
        {
            if (text.EndsWith(mark[..length], StringComparison.Ordinal))
            {
                return length;
            }
        }

        return 0;
    }
}
