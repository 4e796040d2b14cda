using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Text;
using Portal.Domain.Knowledge.Crawling;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Integrations.Documents.Html;

/// <summary>Reads pages: the main content, without navigation and whatever else stands around it.</summary>
internal sealed class HtmlReader : IDocumentReader
{
    private static readonly string[] TitleJoints = [" | ", " - ", " – ", " — ", " · ", " :: ", " » "];

    static HtmlReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public string ContentType => "text/html";

    public IReadOnlyList<string> Endings { get; } = ["html", "htm", "xhtml"];

    public Task<DocumentContent> ReadAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        var page = Read(path, bytes, null, "");
        return page.HasText ? Task.FromResult(page.Content) : throw new UnreadableContentException("There is no text in it.");
    }

    /// <summary>Reads a page.</summary>
    /// <param name="path">Gives a title to a page without one.</param>
    /// <param name="bytes">The page.</param>
    /// <param name="charset">What the server calls its encoding, or null: the page says it itself.</param>
    /// <param name="agent">The crawler's name, which a robots meta element may speak to.</param>
    public static HtmlPage Read(string path, byte[] bytes, string? charset, string agent)
    {
        if (bytes.AsSpan().Contains((byte)0) && bytes is not ([0xfe, 0xff, ..] or [0xff, 0xfe, ..]))
        {
            throw new UnreadableContentException("It is no page of text.");
        }

        HtmlBounds.Check(bytes);
        using var document = Parse(bytes, charset);
        var title = Squeeze(document.Title);
        var links = Links(document, out var directives, agent);
        var (canonical, root) = (document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href"), document.QuerySelector("base[href]")?.GetAttribute("href"));
        var description = Squeeze(document.QuerySelector("meta[name=description]")?.GetAttribute("content"));
        var main = MainContent.Of(document);
        var blocks = HtmlBlocks.Read(main);
        var heading = Squeeze(main.QuerySelector("h1")?.TextContent).TrimEnd('#', '¶', ' ');
        var content = new DocumentContent(
            Short(heading.Length > 0 ? heading : title.Length > 0 ? Own(title) : DocumentFormats.NameOf(path), 300), null,
            description.Length > 0 ? Short(description, 1000) : null, null, null, blocks);
        return new HtmlPage(content, title, canonical, root, directives, links);
    }

    private static IHtmlDocument Parse(byte[] bytes, string? charset)
    {
        var parser = new HtmlParser();
        return charset is null
            ? parser.ParseDocument(new MemoryStream(bytes))
            : parser.ParseDocument(TextEncoding.Resolve(charset).GetString(bytes).TrimStart('\uFEFF'));
    }

    private static List<string> Links(IHtmlDocument document, out PageDirectives directives, string agent)
    {
        directives = default;
        foreach (var meta in document.QuerySelectorAll("meta[name][content]"))
        {
            var name = meta.GetAttribute("name")!;
            if (name.Equals("robots", StringComparison.OrdinalIgnoreCase) || (agent.Length > 0 && name.Equals(agent, StringComparison.OrdinalIgnoreCase)))
            {
                directives |= PageDirectives.Read(meta.GetAttribute("content"), agent);
            }
        }

        return directives.NoFollow ? [] : [..
            document.QuerySelectorAll("a[href], area[href]")
                .Where(link => link.GetAttribute("rel")?.Contains("nofollow", StringComparison.OrdinalIgnoreCase) != true)
                .Select(link => link.GetAttribute("href")!).Distinct().Take(5000)];
    }

    // "Backups | The Guide" is called "Backups".
    private static string Own(string title)
    {
        var cut = TitleJoints.Select(joint => title.IndexOf(joint, StringComparison.Ordinal)).Where(at => at >= 3).DefaultIfEmpty(title.Length).Min();
        return title[..cut];
    }

    private static string Squeeze(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Short(string text, int most) => text.Length > most ? text[..most] : text;
}
