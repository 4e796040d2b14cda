using System.Text.RegularExpressions;

namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>Names from code and configuration, such as <c>server.properties</c> or <c>OutOfMemoryError</c>: found whole and in parts.</summary>
public static partial class Identifiers
{
    /// <summary>Most identifiers taken from one text.</summary>
    private const int Most = 2000;

    /// <summary>
    /// For each name in a text, its joined form and its parts in lower case: <c>server.properties</c> gives "serverproperties", "server",
    /// "properties"; <c>OutOfMemoryError</c> gives "outofmemoryerror", "out", "of", "memory", "error".
    /// </summary>
    public static IEnumerable<string> Words(string text)
    {
        foreach (var name in Find(text).Distinct(StringComparer.Ordinal).Take(Most))
        {
            string[] parts = [.. Part().Matches(name).Select(part => part.Value.ToLowerInvariant())];
            if (parts.Length > 1)
            {
                yield return string.Concat(parts);
                foreach (var part in parts.Where(part => part.Length > 1))
                {
                    yield return part;
                }
            }
        }
    }

    /// <summary>Only the parts of names with a capital inside: to the search they are one word as they stand, and may be several in the text.</summary>
    public static IEnumerable<string> Parts(string text) =>
        from name in Find(text)
        where name.All(char.IsLetterOrDigit)
        let parts = Part().Matches(name)
        where parts.Count > 1
        from part in parts
        select part.Value.ToLowerInvariant();

    private static IEnumerable<string> Find(string text) => Name().Matches(text).Select(match => match.Value);

    // Words joined by . _ - / or by a capital inside; not a sentence's end.
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[._\-/:][\p{L}\p{N}]+)+|\p{L}*\p{Ll}\p{Lu}[\p{L}\p{N}]*|\p{Lu}{2,}\p{Ll}[\p{L}\p{N}]*")]
    private static partial Regex Name();

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|\p{Lo}+")]
    private static partial Regex Part();
}
