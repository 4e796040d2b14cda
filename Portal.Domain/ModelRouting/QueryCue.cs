using System.Text.RegularExpressions;

namespace Portal.Domain.ModelRouting;

/// <summary>A kind of wording and what it speaks for. Weights are odds on a log scale: 1 = about 2.7 times as likely.</summary>
/// <param name="Kind">What it is called on the receipt.</param>
/// <param name="Pattern">Over folded text, whole words.</param>
internal sealed record QueryCue(string Kind, Regex Pattern, double Simple, double Moderate, double Complex)
{
    /// <summary>A cue from alternatives; each is a word or phrase at a word's beginning.</summary>
    public static QueryCue Of(string kind, double simple, double moderate, double complex, params string[] alternatives) =>
        new(kind, new Regex($@"\b(?:{string.Join('|', alternatives)})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), simple, moderate, complex);
}
