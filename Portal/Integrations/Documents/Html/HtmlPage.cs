using System.Text;
using Portal.Domain.Knowledge.Crawling;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Integrations.Documents.Html;

/// <summary>What a page says: its text, and how it wants to be treated.</summary>
/// <param name="Content">Main content; without blocks when there is no text.</param>
/// <param name="PageTitle">The title element, whole.</param>
/// <param name="Canonical">The address it wants to be known by, as written.</param>
/// <param name="Base">What links are relative to, as written.</param>
/// <param name="Links">Links to follow, as written.</param>
internal sealed record HtmlPage(
    DocumentContent Content, string PageTitle, string? Canonical, string? Base, PageDirectives Directives, IReadOnlyList<string> Links)
{
    /// <summary>Whether there is any text.</summary>
    public bool HasText => Content.Blocks.Any(block => block.Kind != Domain.Knowledge.Chunking.BlockKind.Heading);

    /// <summary>
    /// What counts for "changed": the text, not the bytes, which differ at every visit by tokens, times and advertisements.
    /// </summary>
    public byte[] Substance()
    {
        var text = new StringBuilder().AppendLine(Content.Title).AppendLine(Content.Description);
        foreach (var block in Content.Blocks)
        {
            text.Append(block.Kind).Append(' ').Append(block.Level).AppendLine().AppendLine(block.Text);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
