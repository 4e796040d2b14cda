using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Portal.Integrations.Documents.Html;

/// <summary>Finds the main content of a page: first takes away what is never content, then looks for the element that holds the text.</summary>
internal static class MainContent
{
    private const string Never =
        "script, style, noscript, template, nav, footer, iframe, object, embed, svg, canvas, audio, video, button, select, textarea, input, dialog, "
        + "[hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=complementary], [role=dialog], "
        + "a.headerlink, a.header-anchor, a.anchor, a.hash-link, a.anchor-link";

    // Only where they do not hold a good part of the text: some sites wrap everything in a form, or in a "page-with-sidebar".
    private const string Usually = "header, aside, form";

    private static readonly HashSet<string> Around = new(
        ["nav", "navbar", "navigation", "menu", "submenu", "sidebar", "sidenav", "breadcrumb", "breadcrumbs", "footer", "cookie", "cookies", "consent", "gdpr",
         "advert", "advertisement", "ads", "share", "sharing", "social", "pagination", "pager", "paginator", "toc", "tableofcontents", "skip", "skiplink",
         "related", "comments", "newsletter", "subscribe", "login", "search", "searchbox", "promo", "masthead", "topbar", "toolbar", "editlink", "feedback"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The element that holds the main content. The document loses what is not content.</summary>
    public static IElement Of(IHtmlDocument document)
    {
        var body = document.Body ?? document.DocumentElement;
        RemoveAll(body.QuerySelectorAll(Never));
        RemoveAll(body.QuerySelectorAll("[style]").Where(IsInvisible));
        var all = Math.Max(1, Length(body));
        RemoveAll(body.QuerySelectorAll(Usually).Where(element => !IsAdmonition(element) && Length(element) < all * 0.4 && !HoldsMain(element)));
        RemoveAll(body.QuerySelectorAll("div[class], div[id], section[class], section[id], ul[class], ul[id], ol[class]")
            .Where(element => IsAround(element) && Length(element) < all * 0.4 && !HoldsMain(element)));
        return Marked(body) ?? Densest(body) ?? body;
    }

    // What the page itself marks as its content.
    private static IElement? Marked(IElement body)
    {
        var left = Math.Max(1, Length(body));
        var main = body.QuerySelectorAll("main, [role=main]").MaxBy(Length);
        var within = main is not null && Length(main) * 4 >= left ? main : body;
        var article = within.QuerySelectorAll("article, [itemprop=articleBody], .markdown-body").MaxBy(Length);
        return article is not null && Length(article) * 2 >= Length(within) ? article : within == body ? null : main;
    }

    // Text in paragraphs counts for the element around it, links count against it.
    private static IElement? Densest(IElement body)
    {
        var scores = new Dictionary<IElement, double>();
        foreach (var text in body.QuerySelectorAll("p, pre, li, td, blockquote, dd, h2, h3"))
        {
            var length = Length(text) - (2 * text.QuerySelectorAll("a").Sum(Length));
            var around = text.ParentElement?.LocalName is "ul" or "ol" or "tr" or "dl" ? text.ParentElement.ParentElement : text.ParentElement;
            for (var (weight, element) = (1.0, around); weight > 0.2 && element is not null && element != body.ParentElement; (weight, element) = (weight / 2, element.ParentElement))
            {
                scores[element] = scores.GetValueOrDefault(element) + (length * weight);
            }
        }

        var best = scores.OrderByDescending(pair => pair.Value).Select(pair => pair.Key).FirstOrDefault();
        return best is not null && Length(best) * 2 >= Length(body) ? best : null;
    }

    private static bool IsAround(IElement element) =>
        $"{element.ClassName} {element.Id}".Split([' ', '-', '_', ':'], StringSplitOptions.RemoveEmptyEntries).Any(Around.Contains);

    private static bool HoldsMain(IElement element) => element.QuerySelector("main, [role=main], article") is not null;

    // Hints and warnings are often marked as an aside in the text.
    private static bool IsAdmonition(IElement element) =>
        element.LocalName is "aside" or "header" && element.Closest("main, article, [role=main]") is not null
        && element.QuerySelectorAll("a").Sum(Length) * 2 <= Length(element);

    private static bool IsInvisible(IElement element) =>
        (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal) is var style
        && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));

    private static int Length(IElement element) => element.TextContent.AsSpan().Trim().Length;

    private static void RemoveAll(IEnumerable<IElement> elements)
    {
        foreach (var element in elements.ToList())
        {
            element.Remove();
        }
    }
}
