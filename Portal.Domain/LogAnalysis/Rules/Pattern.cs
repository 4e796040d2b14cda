using Portal.Domain.LogAnalysis.Expressions;

namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>A wording ready to match.</summary>
internal sealed class Pattern(PatternText text)
{
    // Escapes such as \d, counts such as {1,3}, the class 0-9, and names of groups are no digits of the text.
    private static readonly Expression NoDigits = new(@"\\[^0-9xuk]|\{\d+(?:,\d*)?\}|0-9|\(\?<\w+>");
    private static readonly Expression Digit = new("[0-9]");

    public string Anchor => text.Anchor;

    /// <summary>Made at the first use: a log needs few of them, and making all takes longer than reading it.</summary>
    /// <exception cref="ArgumentException">It is no expression, or none that runs in linear time.</exception>
    public Expression Regex => field ??= new Expression(text.Regex, multiline: true);

    /// <summary>The names of its groups.</summary>
    public IReadOnlyList<string> Names => Regex.Names;

    /// <summary>Whether it takes every digit for any other, so that what it says of a text it says of the text with other digits too.</summary>
    public bool IsDigitBlind => !Digit.IsMatch(text.Anchor) && !Digit.IsMatch(NoDigits.Replace(text.Regex, ""));
}
