namespace Portal.Components.Controls;

/// <summary>How much a button asks for attention. One primary a view.</summary>
public enum ButtonVariant
{
    Secondary,
    Primary,
    Ghost,
    Danger,
}
