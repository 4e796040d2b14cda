namespace Portal.Domain.Assistant.Responder;

/// <summary>Passages as they are quoted: word for word, as a quotation, without their headings, at most about 900 characters.</summary>
public static class Passages
{
    private const int Most = 900;
    private const string Shortened = "…";

    /// <summary>The passage as a markdown quotation.</summary>
    public static string Quote(string text)
    {
        var kept = new List<string>();
        var length = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Trim().Split('\n').Where(line => !line.StartsWith('#')))
        {
            length += line.Length;
            if (length > Most && kept.Count > 0)
            {
                kept.Add(Shortened);
                break;
            }

            kept.Add(line);
        }

        return string.Join('\n', kept.SkipWhile(string.IsNullOrWhiteSpace).Select(line => $"> {line}".TrimEnd()));
    }

    /// <summary>Whether every line that is shown as a quotation stands in the passage word for word.</summary>
    public static bool IsVerbatim(string quotation, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).ToHashSet(StringComparer.Ordinal);
        return quotation.Split('\n').Select(line => line.StartsWith("> ", StringComparison.Ordinal) ? line[2..] : line.TrimStart('>'))
            .All(line => line is "" or Shortened || lines.Contains(line));
    }
}
