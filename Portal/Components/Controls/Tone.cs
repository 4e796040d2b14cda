namespace Portal.Components.Controls;

/// <summary>What a colour says.</summary>
public enum Tone
{
    Neutral,
    Accent,
    Good,
    Warn,
    Bad,
    Info,
}
