using System.Text.RegularExpressions;

namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>A wording ready to match.</summary>
internal sealed class Pattern(PatternText text)
{
    /// <summary>No expression may backtrack: logs are hostile text.</summary>
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline;

    public string Anchor => text.Anchor;

    /// <summary>Made at the first use: a log needs few of them, and making all takes longer than reading it.</summary>
    /// <exception cref="ArgumentException">It is no expression, or none that runs in linear time.</exception>
    public Regex Regex => field ??= Make();

    /// <summary>The names of its groups.</summary>
    public string[] Names => field ??= [.. Regex.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0]))];

    private Regex Make()
    {
        try
        {
            return new Regex(text.Regex, Linear);
        }
        catch (NotSupportedException problem)
        {
            throw new ArgumentException($"the expression '{text.Regex}' cannot run in linear time: {problem.Message}", problem);
        }
    }
}
