using Microsoft.AspNetCore.Components;

namespace Portal.Components.Controls;

/// <summary>
/// Shows markdown: the one place where text becomes HTML. Over a bound it is shown as it is. A citation <c>[n]</c> is a button that opens
/// what carries <c>data-cite-target="n"</c> in the same message.
/// </summary>
public sealed partial class Markdown(LinkRule links, TimeProvider clock)
{
    private static readonly IReadOnlySet<int> None = new HashSet<int>();
    private MarkupString? _html;
    private string? _rendered;
    private int _renderedCitations;

    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>The numbers that have a source; other <c>[n]</c> stay text.</summary>
    [Parameter] public IReadOnlyCollection<int>? Citations { get; set; }

    /// <summary>More classes, e.g. <c>message-body caret</c>.</summary>
    [Parameter] public string? Class { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var citations = Citations?.Count ?? 0;
        if (_rendered == Text && _renderedCitations == citations)
        {
            return;
        }

        _rendered = Text;
        _renderedCitations = citations;
        var html = MarkdownRenderer.Render(Text, links.Hosts(), citations == 0 ? None : Citations!.ToHashSet(), clock);
        _html = html is null ? null : new MarkupString(html);
    }
}
