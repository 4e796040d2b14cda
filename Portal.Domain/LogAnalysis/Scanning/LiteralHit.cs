namespace Portal.Domain.LogAnalysis.Scanning;

/// <summary>A literal that stands in a block.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Literal">Its place in the scanner's list.</param>
internal readonly record struct LiteralHit(int At, int Literal);
