namespace Portal.Components.Controls;

/// <summary>The class of a button's size.</summary>
internal static class ButtonSize
{
    public static string? Class(ControlSize size) => size switch
    {
        ControlSize.Small => "button-sm",
        ControlSize.Large => "button-lg",
        _ => null,
    };
}
