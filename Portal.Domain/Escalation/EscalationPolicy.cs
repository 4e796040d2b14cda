using System.Text.RegularExpressions;

namespace Portal.Domain.Escalation;

/// <summary>Whether a person has to take over, and why. Pure (E1, E2).</summary>
public static class EscalationPolicy
{
    /// <summary>Answers without ground in a row from which a person is better (E2).</summary>
    private const int UngroundedFrom = 2;

    /// <summary>The reason, as staff and owner read it, or null.</summary>
    public static string? Trigger(EscalationSignals seen, EscalationOptions options) => seen switch
    {
        { AskedForPerson: true } => "asked for a person",
        _ when SaidOneOf(options, seen.RecentOwnerTexts) is { } word => $"said '{word}'",
        { IsComplex: true } => "complexity is high",
        { ProblemCameBack: true } => "the same problem came back after a fix",
        { HighFindingStays: true } => "a serious problem is still there after its fix",
        { UngroundedInARow: >= UngroundedFrom } => "no well-founded answer twice in a row",
        _ when seen.Messages > options.MaxMessages => $"more than {options.MaxMessages} messages",
        _ => null,
    };

    private static string? SaidOneOf(EscalationOptions options, IReadOnlyList<string> texts)
    {
        var words = options.Words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var recent = texts.TakeLast(options.RecentMessages).ToList();
        return words.FirstOrDefault(word => recent.Any(text => Says(text, word)));
    }

    // A whole word: neither letters, digits, hyphens nor underscores touch it, so that "rebilling-plugin" and "billing-addon" are none.
    private static bool Says(string text, string word) => Regex.IsMatch(
        text, $@"(^|[^\p{{L}}\p{{N}}_-]){Regex.Escape(word)}($|[^\p{{L}}\p{{N}}_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
