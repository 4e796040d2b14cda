using Portal.Domain.Safety;

namespace Portal.Domain.Attachments;

/// <summary>What an attached log is called. The name only names: no path is ever made of it.</summary>
public static class AttachmentName
{
    /// <summary>A longer one is cut.</summary>
    public const int MostCharacters = 120;

    private const string Unnamed = "log.txt";

    /// <summary>The last part of a file name, in one clean line; <c>latest.log.gz</c> becomes <c>latest.log</c>, for that is what is kept.</summary>
    public static string Tidy(string? name)
    {
        var clean = UntrustedText.Clean(name ?? "").ReplaceLineEndings(" ");
        var last = clean[(clean.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        last = last.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && last.Length > 3 ? last[..^3] : last;
        return last.Length switch
        {
            0 => Unnamed,
            > MostCharacters => last[..MostCharacters],
            _ => last,
        };
    }
}
