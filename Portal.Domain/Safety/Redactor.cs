using System.Text.RegularExpressions;

namespace Portal.Domain.Safety;

/// <summary>
/// Finds what must not leave the portal: addresses, e-mail, tokens, passwords, connection strings, webhook URLs, start-line keys,
/// coordinates of homes and real names. What diagnosis needs stays: versions, times, ids, hashes, loopback and wildcard binds, block coordinates.
/// </summary>
public static class Redactor
{
    /// <summary>Redacts one text on its own. Texts that belong together share a <see cref="Redaction"/>.</summary>
    public static string Redact(string text) => new Redaction().Redact(text);

    internal static string Redact(string text, Redaction session)
    {
        if (text.Length < 4)
        {
            return text;
        }

        // From the longest thing to the shortest: a connection string holds a password that holds an address.
        text = TokenRules.Redact(text, session);
        text = PasswordRules.Redact(text, session);
        text = PersonRules.Redact(text, session);
        return AddressRules.Redact(text, session);
    }

    /// <summary>Patterns here run in time linear to the text, whatever is in it; they know no look-around, so the rules look around themselves. Only named groups are kept: keeping them all costs a pass over the text more.</summary>
    internal static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline);

    /// <summary>As <see cref="Pattern"/>, but capitals matter.</summary>
    internal static Regex ExactPattern(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);

    /// <summary>The character before a place, or a line end at the start.</summary>
    internal static char Before(string text, int index) => index > 0 ? text[index - 1] : '\n';

    /// <summary>The character at a place, or a line end behind the text.</summary>
    internal static char At(string text, int index) => index < text.Length ? text[index] : '\n';

    /// <summary>True inside a longer word.</summary>
    internal static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
