namespace Portal.Domain.Assistant.Responder;

/// <summary>Passages as they are quoted: word for word, as a quotation, without their headings, at most about 900 characters.</summary>
public static class Passages
{
    private const int Most = 900;

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
                kept.Add("…");
                break;
            }

            kept.Add(line);
        }

        return string.Join('\n', kept.SkipWhile(string.IsNullOrWhiteSpace).Select(line => $"> {line}".TrimEnd()));
    }
}
