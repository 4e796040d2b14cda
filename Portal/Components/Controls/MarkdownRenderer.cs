using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Portal.Components.Controls;

/// <summary>
/// Markdown to HTML that is safe to show whoever wrote it (security.md, D19 and D20): no HTML, no pictures, links only where
/// <see cref="LinkRule"/> lets them, no attribute that the text chose.
/// </summary>
internal static class MarkdownRenderer
{
    // Never UseAdvancedExtensions: its attributes and media links let scripts through.
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>The HTML, or null when the text is over a bound or cannot be parsed: show it as it is.</summary>
    /// <param name="hosts">Hosts that links may lead to.</param>
    /// <param name="citations">Numbers that have a source; other <c>[n]</c> stay text.</param>
    public static string? Render(string text, IReadOnlySet<string> hosts, IReadOnlySet<int> citations, TimeProvider clock)
    {
        if (!MarkdownBounds.Fits(text))
        {
            return null;
        }

        var began = clock.GetTimestamp();
        try
        {
            var context = new MarkdownParserContext();
            context.Properties[CitationMark.Known] = citations;
            var document = Markdig.Markdown.Parse(text, Pipeline, context);
            MarkdownCleaner.Clean(document, hosts);
            return clock.GetElapsedTime(began) <= MarkdownBounds.Time ? Write(document) : null;
        }
        catch (Exception) // Deep nesting makes the parser throw, and a text must never end a page.
        {
            return null;
        }
    }

    private static string Write(MarkdownDocument document)
    {
        using var output = new BoundedWriter(MarkdownBounds.OutputCharacters);
        var renderer = new HtmlRenderer(output);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Insert(0, new CitationMark.Writer());
        renderer.Render(document);
        return output.ToString();
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks();
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new CitationMark.Parser());
        return builder.Build();
    }
}
