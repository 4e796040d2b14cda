using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Portal.Components.Controls;

/// <summary>A button, or a link that looks like one when <see cref="Href"/> is given.</summary>
public sealed partial class Button
{
    [Parameter] public ButtonVariant Variant { get; set; }
    [Parameter] public ControlSize Size { get; set; }
    [Parameter] public Glyph? Icon { get; set; }

    /// <summary><c>button</c>, <c>submit</c> or <c>reset</c>.</summary>
    [Parameter] public string Type { get; set; } = "button";

    [Parameter] public string? Href { get; set; }
    [Parameter] public bool Disabled { get; set; }

    /// <summary>Work is under way: disabled, with a turning mark in place of the icon.</summary>
    [Parameter] public bool Busy { get; set; }

    /// <summary>As wide as its place.</summary>
    [Parameter] public bool Block { get; set; }

    [Parameter] public string? Class { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }
    [Parameter] public EventCallback<MouseEventArgs> OnClick { get; set; }
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    private string Classes => Css.Join(
        "button", $"button-{Variant.Suffix()}", ButtonSize.Class(Size), Block ? "button-block" : null, Class);

    private RenderFragment Inside => content =>
    {
        if (Busy || Icon is not null)
        {
            content.OpenComponent<Icon>(0);
            content.AddComponentParameter(1, nameof(Controls.Icon.Glyph), Busy ? Glyph.Refresh : Icon!.Value);
            content.AddComponentParameter(2, nameof(Controls.Icon.Class), Busy ? "icon-spin" : null);
            content.CloseComponent();
        }

        content.AddContent(3, ChildContent);
    };
}
