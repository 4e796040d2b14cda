namespace Portal.Components.Controls;

/// <summary>A short word about what just happened.</summary>
public sealed record Toast(Guid Id, string Text, Tone Tone);
