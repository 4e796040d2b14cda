using System.Text.RegularExpressions;

namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>A wording ready to match.</summary>
internal sealed partial class Pattern(PatternText text)
{
    /// <summary>No expression may backtrack: logs are hostile text.</summary>
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline;

    public string Anchor => text.Anchor;

    /// <summary>Made at the first use: a log needs few of them, and making all takes longer than reading it.</summary>
    /// <exception cref="ArgumentException">It is no expression, or none that runs in linear time.</exception>
    public Regex Regex => field ??= Make();

    /// <summary>The names of its groups.</summary>
    public string[] Names => field ??= [.. Regex.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0]))];

    /// <summary>Whether it takes every digit for any other, so that what it says of a text it says of the text with other digits too.</summary>
    public bool IsDigitBlind => !Digit().IsMatch(NoDigits().Replace(text.Regex, ""));

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

    // Escapes such as \d, counts such as {1,3}, the class 0-9, and names of groups are no digits of the text.
    [GeneratedRegex(@"\\[^0-9xuk]|\{\d+(?:,\d*)?\}|0-9|\(\?<\w+>", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex NoDigits();

    [GeneratedRegex("[0-9]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Digit();
}
