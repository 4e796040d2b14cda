using System.Collections.Frozen;

namespace Portal.Domain.Safety;

/// <summary>Words that stand where a secret could stand and are none.</summary>
internal static class SecretWords
{
    private static readonly FrozenSet<string> Harmless = new[]
    {
        "", "true", "false", "null", "nil", "none", "empty", "undefined", "unset", "yes", "no", "on", "off", "ok", "n/a", "set", "changed", "hidden",
        "redacted", "removed", "unknown", "string", "bearer", "basic", "digest", "token",
        "is", "was", "were", "are", "be", "has", "have", "must", "may", "can", "cannot", "can't", "should", "will", "for", "from", "to", "of", "in", "on",
        "at", "by", "with", "without", "the", "a", "an", "this", "that", "it", "its", "my", "your", "not", "and", "or", "but", "if", "please", "here", "there",
        "wrong", "right", "correct", "incorrect", "invalid", "valid", "missing", "required", "expected", "expired", "too", "empty.", "rejected", "refused",
        "accepted", "denied", "failed", "generated", "stored", "disabled", "enabled", "login", "reset", "authentication", "auth", "check", "never", "still",
        "falsch", "richtig", "nicht", "abgelaufen", "ungültig", "leer", "fehlt", "der", "die", "das", "ein", "eine", "zu", "für",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether this is a word, a mask or a placeholder and no secret.</summary>
    public static bool IsHarmless(string value)
    {
        var bare = value.Trim('"', '\'', '`', '.', ',', ';', ':', '!', '?', '(', ')', '<', '>');
        return Harmless.Contains(bare) || IsPlaceholder(value) || bare.All(c => c is '*' or 'x' or 'X' or '•' or '.' or '-') || IsTemplate(bare);
    }

    /// <summary>Whether the value was taken out by an earlier rule.</summary>
    public static bool IsPlaceholder(string value)
    {
        var bare = value.Trim('"', '\'', '`', ',', ';', '.', ' ');
        return bare.StartsWith('[') && (bare.EndsWith(']') ? bare[1..^1] : bare[1..]) is var inside
            && inside.LastIndexOf('-') is > 0 and var dash && inside[..dash].All(char.IsAsciiLetterUpper) && inside[(dash + 1)..].All(char.IsAsciiDigit);
    }

    // ${PASSWORD}, {{server.build.env.KEY}}, %token%: the name of a secret, not the secret.
    private static bool IsTemplate(string value) =>
        value is ['$', '{', .., '}'] or ['{', '{', .., '}', '}'] or ['%', _, .., '%'] || value.StartsWith("${", StringComparison.Ordinal)
        || value.StartsWith("{{", StringComparison.Ordinal);
}
