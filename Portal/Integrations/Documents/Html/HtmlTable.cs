using AngleSharp.Dom;

namespace Portal.Integrations.Documents.Html;

/// <summary>Writes a table of data as markdown.</summary>
internal static class HtmlTable
{
    /// <summary>The table, or null when it only arranges the page.</summary>
    public static string? TryRead(IElement table)
    {
        string[][] rows = [.. table.QuerySelectorAll("tr").Select(row => (string[])[.. row.Children.Where(cell => cell.LocalName is "td" or "th").Select(Cell)])
            .Where(row => row.Any(cell => cell.Length > 0))];
        var arranges = table.GetAttribute("role") == "presentation" || table.QuerySelector("table, h1, h2, pre") is not null
            || rows.Length == 0 || rows.Max(row => row.Length) < 2;
        if (arranges)
        {
            return null;
        }

        var columns = rows.Max(row => row.Length);
        IEnumerable<string> lines = [Line(rows[0]), Line([.. Enumerable.Repeat("---", columns)]), .. rows.Skip(1).Select(Line)];
        return string.Join('\n', lines);
    }

    private static string Line(string[] cells) => $"| {string.Join(" | ", cells)} |";

    private static string Cell(IElement cell) =>
        string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("|", "\\|", StringComparison.Ordinal);
}
