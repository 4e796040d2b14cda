using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>A rule's match in an entry.</summary>
/// <param name="Line">The number of the line that stands for it.</param>
/// <param name="Evidence">Line numbers that prove it.</param>
/// <param name="Values">What the expression captured.</param>
internal sealed record Hit(Rule Rule, LogEntry Entry, int Line, IReadOnlyList<int> Evidence, Dictionary<string, string> Values)
{
    /// <summary>Whether a hit of a lower rank in the same entry or report silences this one.</summary>
    public bool SharesPlaceWith(Hit other) => ReferenceEquals(Entry, other.Entry) || (Entry.Report > 0 && Entry.Report == other.Entry.Report);
}
