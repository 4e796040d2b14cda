using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Components.Controls;

/// <summary>Goes over the parsed text and takes out all that could reach beyond it.</summary>
internal static class MarkdownCleaner
{
    public static void Clean(MarkdownDocument document, IReadOnlySet<string> hosts)
    {
        foreach (var node in document.Descendants().ToList())
        {
            node.RemoveData(typeof(HtmlAttributes)); // ids, classes and whatever else the text asked for
            switch (node)
            {
                case HeadingBlock heading: heading.Level = Math.Min(6, heading.Level + 2); break; // below the page's own
                case Table table: Clean(table); break;
                case LinkInline { IsImage: true } image: ReplaceByWords(image); break;
                case LinkInline link: Clean(link, hosts); break;
                case AutolinkInline link: Clean(link, hosts); break;
                case HtmlInline html: html.ReplaceBy(new LiteralInline(html.Tag)); break;
                case HtmlBlock html: throw new InvalidOperationException($"HTML in a text at line {html.Line}.");
            }

            Bound(node);
        }
    }

    private static void Bound(MarkdownObject node)
    {
        var depth = 0;
        for (var block = node as Block; block is not null; block = block.Parent)
        {
            depth++;
        }

        for (var inline = node as Inline; inline is not null; inline = inline.Parent)
        {
            depth++;
        }

        // A list and its item, or a table, its row and cell, are one step to a reader and two or three to the parser.
        if (depth > MarkdownBounds.Nesting * 2)
        {
            throw new InvalidOperationException("Nested too deeply.");
        }
    }

    private static void Clean(Table table)
    {
        if (table.ColumnDefinitions.Count > MarkdownBounds.TableColumns + 1 || table.OfType<TableRow>().Any(row => row.Count > MarkdownBounds.TableColumns))
        {
            throw new InvalidOperationException("Too many columns.");
        }

        foreach (var column in table.ColumnDefinitions)
        {
            column.Alignment = null; // would be a style attribute
            column.Width = 0;
        }
    }

    private static void Clean(LinkInline link, IReadOnlySet<string> hosts)
    {
        if (LinkRule.Allowed(link.GetDynamicUrl?.Invoke() ?? link.Url, hosts) is not { } address)
        {
            Unwrap(link);
            return;
        }

        link.GetDynamicUrl = null;
        link.Url = address;
        link.Title = null;
        OpenOutside(link);
    }

    private static void Clean(AutolinkInline link, IReadOnlySet<string> hosts)
    {
        if (!link.IsEmail && LinkRule.Allowed(link.Url, hosts) is { } address)
        {
            link.Url = address;
            OpenOutside(link);
            return;
        }

        link.ReplaceBy(new LiteralInline(link.Url));
    }

    private static void OpenOutside(Inline link)
    {
        var attributes = link.GetAttributes();
        attributes.AddProperty("rel", "noopener noreferrer nofollow");
        attributes.AddProperty("target", "_blank");
    }

    /// <summary>The words of a link without the link; the address goes too, for it may be made to look like another.</summary>
    private static void Unwrap(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    private static void ReplaceByWords(LinkInline image)
    {
        var words = string.Concat(image.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));
        image.ReplaceBy(new LiteralInline(words), copyChildren: false);
    }
}
