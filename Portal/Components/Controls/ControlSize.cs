namespace Portal.Components.Controls;

/// <summary>Size of a control.</summary>
public enum ControlSize
{
    Medium,
    Small,
    Large,
}
