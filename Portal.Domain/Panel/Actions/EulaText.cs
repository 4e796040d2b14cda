namespace Portal.Domain.Panel.Actions;

/// <summary>The text of eula.txt. Pure.</summary>
internal static class EulaText
{
    private const string Accepted = "eula=true";

    /// <summary>The text with the licence accepted; comments and all else stay.</summary>
    public static string Accept(string? before)
    {
        var lines = (before ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => IsAnswer(line) ? Accepted : line).ToList();
        return lines.Contains(Accepted) ? string.Join('\n', lines) : $"{before?.TrimEnd('\r', '\n')}{(string.IsNullOrWhiteSpace(before) ? "" : "\n")}{Accepted}\n";
    }

    /// <summary>Whether it is accepted already.</summary>
    public static bool IsAccepted(string? text) =>
        text is not null && text.ReplaceLineEndings("\n").Split('\n').Any(line => IsAnswer(line) && line.Replace(" ", "", StringComparison.Ordinal).Trim().Equals(Accepted, StringComparison.OrdinalIgnoreCase));

    private static bool IsAnswer(string line) =>
        line.TrimStart().StartsWith("eula", StringComparison.OrdinalIgnoreCase) && line.Contains('=', StringComparison.Ordinal);
}
