namespace Portal.Domain.Knowledge.Chunking;

/// <summary>The lines between <c>---</c> at the top of a markdown file: simple <c>key: value</c> pairs and lists.</summary>
/// <param name="Values">Keys in lower case; lists joined by a space.</param>
/// <param name="Body">The text below.</param>
public sealed record FrontMatter(IReadOnlyDictionary<string, string> Values, string Body)
{
    /// <summary>A value, or null.</summary>
    public string? this[string key] => Values.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;

    /// <summary>Splits a text; one without front matter has no values.</summary>
    public static FrontMatter Split(string text)
    {
        var lines = text.Split('\n');
        var end = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() is "---" or "...") : -1;
        return end < 0
            ? new FrontMatter(new Dictionary<string, string>(), text)
            : new FrontMatter(Read(lines.AsSpan(1, end - 1)), string.Join('\n', lines[(end + 1)..]));
    }

    private static Dictionary<string, string> Read(ReadOnlySpan<string> lines)
    {
        var values = new Dictionary<string, string>();
        var key = "";
        foreach (var line in lines)
        {
            var trimmed = line.Trim();
            if (trimmed.StartsWith("- ", StringComparison.Ordinal) && key.Length > 0)
            {
                values[key] = $"{values.GetValueOrDefault(key)} {Clean(trimmed[2..])}".Trim();
            }
            else if (line.Length > 0 && !char.IsWhiteSpace(line[0]) && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                key = line[..colon].Trim().ToLowerInvariant();
                values[key] = Clean(line[(colon + 1)..]);
            }
        }

        return values;
    }

    private static string Clean(string value)
    {
        var trimmed = value.Trim();
        return trimmed is ['[', .., ']']
            ? string.Join(' ', trimmed[1..^1].Split(',', StringSplitOptions.TrimEntries).Select(Unquote))
            : Unquote(trimmed);
    }

    private static string Unquote(string value) =>
        value is ['"', .., '"'] or ['\'', .., '\''] && value.Length >= 2 ? value[1..^1] : value;
}
