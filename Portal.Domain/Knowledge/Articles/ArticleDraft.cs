using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;

namespace Portal.Domain.Knowledge.Articles;

/// <summary>An article as it is edited.</summary>
public sealed class ArticleDraft
{
    /// <summary>The file's name when it exists already, else null.</summary>
    public string? Name { get; set; }

    [Required(ErrorMessage = "Give the article a title.")]
    [StringLength(120, MinimumLength = 3, ErrorMessage = "A title has 3 to 120 characters.")]
    public string Title { get; set; } = "";

    [Required(ErrorMessage = "Write the article.")]
    [StringLength(60_000, MinimumLength = 20, ErrorMessage = "An article has 20 to 60,000 characters.")]
    public string Text { get; set; } = "";

    /// <summary>The unanswered question it was written for, or null.</summary>
    public Guid? QuestionId { get; set; }

    /// <summary>As it is stored: the title in front matter, then the text.</summary>
    internal string ToMarkdown() => $"---\ntitle: {OneLine(Title)}\n---\n\n{Text.ReplaceLineEndings("\n").Trim()}\n";

    /// <summary>Reads what <see cref="ToMarkdown"/> wrote.</summary>
    internal static ArticleDraft Read(string name, string markdown)
    {
        var front = Chunking.FrontMatter.Split(markdown.ReplaceLineEndings("\n"));
        return new ArticleDraft { Name = name, Title = front["title"] ?? name, Text = front.Body.Trim() };
    }

    /// <summary>A file name for a title: letters and digits, joined by hyphens.</summary>
    internal static string NameFor(string title)
    {
        var words = new StringBuilder();
        foreach (var letter in title.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                words.Append(letter);
            }
            else if (char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && words.Length > 0 && words[^1] != '-')
            {
                words.Append('-');
            }
        }

        var name = words.ToString().Trim('-');
        return $"{(name.Length == 0 ? "article" : name.Length <= 80 ? name : name[..80].TrimEnd('-'))}.md";
    }

    /// <summary>Whether a name can be one of ours: no path, no tricks.</summary>
    internal static bool IsName(string name) =>
        name.Length is > 3 and <= 100 && name.EndsWith(".md", StringComparison.Ordinal) && name[..^3].All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static string OneLine(string title) => title.ReplaceLineEndings(" ").Replace("---", "-", StringComparison.Ordinal).Trim();
}
