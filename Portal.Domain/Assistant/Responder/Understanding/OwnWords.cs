using System.Text.RegularExpressions;

namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>
/// Tells the owner's own words from what they pasted or quoted. Only own words are wishes: a console line in a message is
/// something to look at, never an order (security, part 1).
/// </summary>
public static partial class OwnWords
{
    /// <summary>Splits a message.</summary>
    public static (string Own, IReadOnlyList<string> Pasted) Split(string text)
    {
        var (own, pasted) = (new List<string>(), new List<string>());
        var fenced = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal) && !IsClosedFence(line))
            {
                fenced = !fenced;
            }
            else if (fenced || IsClosedFence(line) || IsLogLine(line))
            {
                pasted.Add(line);
            }
            else
            {
                own.Add(line);
            }
        }

        return (Quotes().Replace(string.Join('\n', own), Quoted), pasted);
    }

    /// <summary>Whether a line looks copied from a console, a log, a stack trace or another person's message.</summary>
    public static bool IsLogLine(string line) => LogLine().IsMatch(line);

    /// <summary>The owner's own words without pasted lines and without server names, which other people may have given.</summary>
    public static string Without(string text, IEnumerable<string> names) => names.OrderByDescending(name => name.Length)
        .Aggregate(Split(text).Own, (own, name) => name.Length == 0 ? own : own.Replace(name, ServerMatcher.Mark, StringComparison.OrdinalIgnoreCase));

    private static bool IsClosedFence(string line) =>
        line.Trim() is { Length: > 6 } code && code.StartsWith("```", StringComparison.Ordinal) && code.EndsWith("```", StringComparison.Ordinal);

    // A short quotation may be a server's name; a longer one is what somebody else said.
    private static string Quoted(Match quote) =>
        quote.Value.Count(c => c == ' ') >= 3 ? " " : $" {quote.Value.Trim('"', '“', '”', '„', '«', '»')} ";

    [GeneratedRegex(@"^\s*(>|\[?\d{1,2}:\d{2}(:\d{2})?|\[\d{1,2}[A-Z][a-z]{2}\d{4} |\d{4}-\d{2}-\d{2}[T ]\d{2}:|\[[^\]]{1,40}\](:|\s*\[)|at [\w$.<>]+\(|\.\.\. \d+ more|Caused by:|java\.[\w.]+(Error|Exception)|Exception in thread|<[\w ]{1,20}> |\*{4} |container@|\w{1,20}: assistant)")]
    private static partial Regex LogLine();

    [GeneratedRegex("\"[^\"\\n]{1,400}\"|[“„«][^”“»\\n]{1,400}[”“»]")]
    private static partial Regex Quotes();
}
