namespace Portal.Components.Pages.Attachments;

/// <summary>A line that a finding points at, for the gutter and the strip.</summary>
/// <param name="Level">0 low, 1 medium, 2 high.</param>
/// <param name="Title">What was found there.</param>
public sealed record FindingMark(long Line, int Level, string Title);
