namespace Portal.Components.Controls;

/// <summary>One part of <see cref="Segments{T}"/> or <see cref="Tabs{T}"/>.</summary>
/// <param name="Count">A number beside the label, or null.</param>
public sealed record Choice<T>(T Value, string Label, Glyph? Icon = null, int? Count = null);
