using System.Text.RegularExpressions;

namespace Portal.Domain.Safety;

/// <summary>
/// Takes secrets and addresses out of text before it leaves the portal (security, D24). One for each conversation or ticket:
/// the same value gets the same placeholder, e.g. <c>[IP-1]</c>, so that the text still tells who did what.
/// </summary>
public sealed class Redaction
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, string Value), string> _placeholders = [];
    private readonly Dictionary<string, string> _originals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>How many different values were taken out so far.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _placeholders.Count;
            }
        }
    }

    /// <summary>The text with every secret replaced by its placeholder.</summary>
    public string Redact(string text) => Redactor.Redact(text, this);

    /// <summary>Puts the values back. Only for showing a text to the owner whose values they are.</summary>
    public string Restore(string text)
    {
        if (!text.Contains('[', StringComparison.Ordinal))
        {
            return text;
        }

        lock (_gate)
        {
            // One pass over the text: a value that itself looks like a placeholder is not taken for one.
            return Placeholders.Replace(text, m => _originals.GetValueOrDefault(m.Value, m.Value));
        }
    }

    /// <summary>The placeholder of a value.</summary>
    /// <param name="kind">In capitals, e.g. <c>IP</c>.</param>
    /// <param name="value">Compared exactly; addresses come here without their port.</param>
    internal string Placeholder(string kind, string value)
    {
        lock (_gate)
        {
            if (_placeholders.TryGetValue((kind, value), out var known))
            {
                return known;
            }

            var number = _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
            var placeholder = $"[{kind}-{number}]";
            _placeholders[(kind, value)] = placeholder;
            _originals[placeholder] = value;
            return placeholder;
        }
    }

    private static Regex Placeholders { get; } = Redactor.ExactPattern(@"\[[A-Z]+-[0-9]+\]");
}
