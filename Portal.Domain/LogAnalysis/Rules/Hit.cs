using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>A rule's match in an entry.</summary>
/// <param name="Line">The number of the line that stands for it.</param>
/// <param name="Evidence">Line numbers that prove it.</param>
/// <param name="Values">What the expression captured.</param>
internal sealed record Hit(Rule Rule, LogEntry Entry, int Line, IReadOnlyList<int> Evidence, Dictionary<string, string> Values)
{
    /// <summary>How many matches it stands for: of very many alike, only the first are kept one by one.</summary>
    public int Count { get; set; } = 1;
}
