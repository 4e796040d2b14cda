namespace Portal.Domain.Escalation;

/// <summary>What was seen in a conversation, by code, from the owner's own messages and counters.</summary>
/// <param name="Messages">Messages of both sides.</param>
/// <param name="IsComplex">The question is complex.</param>
/// <param name="AskedForPerson">The owner asked for a person in their own words.</param>
/// <param name="RecentOwnerTexts">The owner's last messages, newest last.</param>
/// <param name="ProblemCameBack">A problem reported as fixed is there again.</param>
/// <param name="UngroundedInARow">Answers in a row that rested on nothing.</param>
/// <param name="HighFindingStays">A serious finding is still there after its fix.</param>
/// <param name="Issue">What it is about, for the subject.</param>
public sealed record EscalationSignals(
    int Messages, bool IsComplex, bool AskedForPerson, IReadOnlyList<string> RecentOwnerTexts, bool ProblemCameBack, int UngroundedInARow,
    bool HighFindingStays, string? Issue);

/// <summary>A ticket made, found, or refused.</summary>
/// <param name="Number">As people say it, e.g. <c>#1042</c>; empty when refused.</param>
/// <param name="State">queued, open …; <c>refused</c> when a limit was reached.</param>
/// <param name="Trigger">Why.</param>
/// <param name="IsNew">False when the conversation had an open ticket already.</param>
/// <param name="OwnerText">What the owner reads.</param>
public sealed record EscalationResult(Guid TicketId, string Number, string State, string Trigger, bool IsNew, DateTimeOffset ExpectedBy, string OwnerText)
{
    /// <summary>The <see cref="State"/> of a wish that met a limit.</summary>
    public const string RefusedState = "refused";

    /// <summary>Whether a limit was met: there is no ticket, and <see cref="OwnerText"/> says why.</summary>
    public bool IsRefused => State == RefusedState;
}
