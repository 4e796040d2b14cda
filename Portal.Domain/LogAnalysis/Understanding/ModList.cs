using System.Text;
using System.Text.RegularExpressions;
using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>The mods that a log says are installed: what a trace's packages are compared with.</summary>
internal static partial class ModList
{
    private const int MostRows = 2000;
    /// <summary>One of these stands where mods are listed.</summary>
    public static readonly string[] Anchors = ["Found valid mod file ", "\t- ", "Loading mod file ", "\t Mod ID: "];

    /// <summary>A row <c>| D | id |</c> for each, the shape in which a crash report lists them.</summary>
    public static string Rows(IEnumerable<LogEntry> entries)
    {
        var rows = new StringBuilder();
        var count = 0;
        foreach (var entry in entries.Where(entry => entry.Origin is LogOrigin.Server && Array.Exists(Anchors, anchor => entry.Text.Contains(anchor, StringComparison.Ordinal))))
        {
            foreach (Match match in Named().Matches(entry.Text))
            {
                foreach (var id in match.Groups["mods"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    rows.Append("| D | ").Append(id).Append(" |\n");
                }

                if (++count >= MostRows)
                {
                    return rows.ToString();
                }
            }
        }

        return rows.ToString();
    }

    // Found valid mod file x.jar with {a,b} mods - versions {1,2}   \t- modid 1.0.0
    [GeneratedRegex(
        @"Found valid mod file .+ with \{(?<mods>[\w, -]+)\} mods|^\s+(?:- |\|-- |\\-- )(?<mods>[a-z][\w-]+) \d",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Named();
}
