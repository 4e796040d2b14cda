namespace Portal.Integrations.Search;

/// <summary>The lists of the embedded index.</summary>
internal enum TextList
{
    Pages,
    Passages,
    Headings,
    Grams,
}
